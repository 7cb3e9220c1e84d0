package io.cryptoflow;

import io.cryptoflow.domain.instrument.Symbol;
import java.util.List;

/**
 * Prices straight from a venue.
 *
 * @param symbols such as {@code BTC-USDT}, each once
 * @param callUri where the venue is asked, empty for its own address
 * @param streamUri where its stream is, empty for its own address
 */
public record LiveSettings(Venue venue, List<String> symbols, String callUri, String streamUri) {
    private static final int MOST_SYMBOLS = 500;

    /** The venues whose market can be followed. */
    public enum Venue {
        BINANCE,
        COINBASE,
        KRAKEN
    }

    /** Checks every value. */
    public LiveSettings {
        symbols = List.copyOf(symbols);
        symbols.forEach(symbol -> Shape.LISTED_SYMBOL.check("market.live.symbols", symbol));
        boolean sound = !symbols.isEmpty()
                && symbols.size() <= MOST_SYMBOLS
                && symbols.stream().distinct().count() == symbols.size();
        if (!sound) {
            throw SettingsException.wrong(
                    "market.live.symbols", String.join(",", symbols), "1 to " + MOST_SYMBOLS + " symbols, each once");
        }
        Shape.CALL_URI.check("market.live.callUri", callUri);
        Shape.STREAM_URI.check("market.live.streamUri", streamUri);
    }

    List<Symbol> listed() {
        return symbols.stream().map(Symbol::of).toList();
    }
}
