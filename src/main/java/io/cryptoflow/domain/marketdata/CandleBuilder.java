package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One candle while it grows, from trades or from shorter candles. Until something is traded it shows the close before it;
 * the first trade is then its open, as at the venues.
 */
final class CandleBuilder {
    private final Symbol symbol;
    private final CandleInterval interval;
    private final Instant openTime;
    private Price open;
    private Price high;
    private Price low;
    private Price close;
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal quoteVolume = BigDecimal.ZERO;
    private boolean quoteVolumeKnown = true;
    private boolean traded;
    private boolean gap;
    private Instant coveredUntil;
    private Optional<TradeMark> lastTrade = Optional.empty();

    /** @param before the close before it */
    CandleBuilder(Symbol symbol, CandleInterval interval, Instant openTime, Price before) {
        this.symbol = symbol;
        this.interval = interval;
        this.openTime = openTime;
        coveredUntil = openTime;
        open = before;
        high = before;
        low = before;
        close = before;
    }

    /** Goes on with a candle that was open when it was kept. */
    static CandleBuilder goingOn(KeptCandle kept) {
        Candle candle = kept.candle();
        CandleBuilder builder =
                new CandleBuilder(candle.symbol(), candle.interval(), candle.openTime(), candle.close());
        builder.add(kept);
        return builder;
    }

    Instant openTime() {
        return openTime;
    }

    Instant closeTime() {
        return openTime.plus(interval.length());
    }

    Price close() {
        return close;
    }

    /** Whether nothing was added yet, not even a candle without trades. */
    boolean isUntouched() {
        return !traded && coveredUntil.equals(openTime);
    }

    /** Takes in a trade of this candle's time. */
    void add(PublicTrade trade) {
        include(trade.price(), trade.price(), trade.price(), trade.price());
        volume = volume.add(trade.quantity().amount());
        quoteVolume =
                quoteVolume.add(trade.price().amount().multiply(trade.quantity().amount()));
        lastTrade = Optional.of(TradeMark.of(trade));
    }

    /** Takes in a candle of a part of this candle's time, later than what was taken in before. */
    void add(KeptCandle part) {
        Candle candle = part.candle();
        if (part.isTraded()) {
            include(candle.open(), candle.high(), candle.low(), candle.close());
        }
        volume = volume.add(candle.volume().amount());
        quoteVolumeKnown &= part.quoteVolume().isPresent();
        quoteVolume =
                part.quoteVolume().map(Money::amount).map(quoteVolume::add).orElse(quoteVolume);
        gap |= part.gap() || !part.openTime().equals(coveredUntil);
        coveredUntil = part.closeTime();
        lastTrade = part.lastTrade().or(() -> lastTrade);
    }

    /** Some of its trades never came. */
    void markGap() {
        gap = true;
    }

    /** The candle with everything that was taken in; where parts of its time are missing, with a gap. */
    KeptCandle closed() {
        boolean partsMissing = interval != CandleInterval.ONE_MINUTE && !coveredUntil.equals(closeTime());
        return build(true, gap || partsMissing);
    }

    /** The candle as it stands. */
    KeptCandle growing() {
        return build(false, gap);
    }

    /** The candle as it stands with {@code part}, which itself is still growing. */
    KeptCandle growingWith(KeptCandle part) {
        CandleBuilder whole = new CandleBuilder(symbol, interval, openTime, close);
        if (!isUntouched()) {
            whole.add(growing());
            whole.coveredUntil = coveredUntil;
        }
        whole.add(part);
        return whole.growing();
    }

    private void include(Price first, Price highest, Price lowest, Price last) {
        open = traded ? open : first;
        high = traded && high.isAbove(highest) ? high : highest;
        low = traded && low.isBelow(lowest) ? low : lowest;
        close = last;
        traded = true;
    }

    private KeptCandle build(boolean closed, boolean withGap) {
        Candle candle = new Candle(symbol, interval, openTime, open, high, low, close, new Quantity(volume), closed);
        Optional<Money> worth =
                quoteVolumeKnown ? Optional.of(new Money(quoteVolume, symbol.quote())) : Optional.empty();
        return new KeptCandle(candle, worth, withGap, lastTrade);
    }
}
