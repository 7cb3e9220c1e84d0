package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.value.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A candle, and how well it is known.
 *
 * @param quoteVolume sum of price x quantity of its trades, in the quote asset; absent where its source did not tell
 * @param gap whether part of its time was not followed, so that trades may be missing in it
 * @param lastTrade the last trade that is counted in it; absent where it was not built from trades, or none came yet
 */
public record KeptCandle(Candle candle, Optional<Money> quoteVolume, boolean gap, Optional<TradeMark> lastTrade) {
    /** A closed candle as a venue tells it: whole, and without the quote volume unless nothing was traded. */
    public static KeptCandle told(Candle candle) {
        Optional<Money> worth = Optional.of(Money.zero(candle.symbol().quote()))
                .filter(nothing -> candle.volume().isZero());
        return new KeptCandle(candle, worth, false, Optional.empty());
    }

    /** When it opened. */
    public Instant openTime() {
        return candle.openTime();
    }

    /** When the next one opens. */
    public Instant closeTime() {
        return candle.closeTime();
    }

    /** Whether anything was traded in it; a candle without trades shows the close before it as all of its prices. */
    public boolean isTraded() {
        return !candle.volume().isZero();
    }

    /** The same candle, with a gap and told to {@code listener} when trades since {@code from} never came; else this. */
    KeptCandle markedSince(Instant from, Consumer<KeptCandle> listener) {
        if (gap || !closeTime().isAfter(from)) {
            return this;
        }
        KeptCandle marked = new KeptCandle(candle, quoteVolume, true, lastTrade);
        listener.accept(marked);
        return marked;
    }
}
