package io.cryptoflow.infrastructure.ta4j;

import io.cryptoflow.domain.marketdata.Candle;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DecimalNum;

/** Candles as ta4j takes them. Decimals keep averages of equal prices equal, where binary fractions would cross each other. */
final class Bars {
    private static final int DIGITS = 32;
    private static final DecimalNum NOTHING = number(BigDecimal.ZERO);

    private Bars() {}

    static BarSeries series(List<Candle> candles) {
        return new BaseBarSeriesBuilder()
                .withNumTypeOf(DecimalNum.class)
                .withBars(candles.stream().map(Bars::of).toList())
                .build();
    }

    /** A series that forgets all but its last {@code most} bars. */
    static BarSeries series(int most) {
        return new BaseBarSeriesBuilder()
                .withNumTypeOf(DecimalNum.class)
                .withMaxBarCount(most)
                .build();
    }

    /** ta4j would reckon with as many digits as the number itself has. */
    static DecimalNum number(BigDecimal value) {
        return DecimalNum.valueOf(value, DIGITS);
    }

    static Bar of(Candle candle) {
        return new BaseBar(
                candle.interval().length(),
                candle.closeTime().atZone(ZoneOffset.UTC),
                number(candle.open().amount()),
                number(candle.high().amount()),
                number(candle.low().amount()),
                number(candle.close().amount()),
                number(candle.volume().amount()),
                NOTHING);
    }
}
