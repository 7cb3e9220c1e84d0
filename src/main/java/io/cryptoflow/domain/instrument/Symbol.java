package io.cryptoflow.domain.instrument;

import io.cryptoflow.domain.value.Asset;

/** Name of a tradable pair, base asset first: {@code BTC-USDT}. */
public record Symbol(Asset base, Asset quote) implements Comparable<Symbol> {
    /** Refuses a pair of one asset with itself. */
    public Symbol {
        if (base.equals(quote)) {
            throw new IllegalArgumentException("expected two different assets, like BTC-USDT");
        }
    }

    /** Reads {@code BASE-QUOTE}; {@link IllegalArgumentException} says what was expected. */
    public static Symbol of(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0 || text.length() > 25) {
            throw new IllegalArgumentException("expected a symbol of two assets, like BTC-USDT");
        }
        return new Symbol(new Asset(text.substring(0, hyphen)), new Asset(text.substring(hyphen + 1)));
    }

    @Override
    public int compareTo(Symbol other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return base.code() + "-" + quote.code();
    }
}
