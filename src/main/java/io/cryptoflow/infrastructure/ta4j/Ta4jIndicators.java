package io.cryptoflow.infrastructure.ta4j;

import io.cryptoflow.application.port.IndicatorEngine;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.strategy.IndicatorPoint;
import io.cryptoflow.domain.strategy.IndicatorTerms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/** Indicators by ta4j. Where nothing was traded there is no VWAP, and its point is left out. */
public final class Ta4jIndicators implements IndicatorEngine {
    @Override
    public List<IndicatorPoint> compute(IndicatorTerms terms, List<Candle> candles) {
        if (candles.size() <= terms.precedingCandles()) {
            return List.of();
        }
        List<Indicator<Num>> lines = terms.accept(new Lines(Bars.series(candles)));
        return IntStream.range(terms.precedingCandles(), candles.size())
                .filter(index ->
                        lines.stream().noneMatch(line -> line.getValue(index).isNaN()))
                .mapToObj(index -> new IndicatorPoint(
                        candles.get(index).openTime(),
                        lines.stream()
                                .map(line -> rounded(line.getValue(index)))
                                .toList()))
                .toList();
    }

    private static BigDecimal rounded(Num value) {
        BigDecimal rounded = value.bigDecimalValue().round(MathContext.DECIMAL64);
        return new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }

    private static final class Lines implements IndicatorTerms.Visitor<List<Indicator<Num>>> {
        private final BarSeries series;
        private final Indicator<Num> close;

        Lines(BarSeries series) {
            this.series = series;
            this.close = new ClosePriceIndicator(series);
        }

        @Override
        public List<Indicator<Num>> single(IndicatorTerms.Single terms) {
            int period = terms.period();
            return List.of(
                    switch (terms.kind()) {
                        case SMA -> new SMAIndicator(close, period);
                        case EMA -> new EMAIndicator(close, period);
                        case RSI -> new RSIIndicator(close, period);
                        case ATR -> new ATRIndicator(series, period);
                        case VWAP -> new VWAPIndicator(series, period);
                    });
        }

        @Override
        public List<Indicator<Num>> macd(IndicatorTerms.Macd terms) {
            MACDIndicator macd = new MACDIndicator(close, terms.fast(), terms.slow());
            return List.of(macd, macd.getSignalLine(terms.signal()), macd.getHistogram(terms.signal()));
        }

        @Override
        public List<Indicator<Num>> bollinger(IndicatorTerms.Bollinger terms) {
            BollingerBandsMiddleIndicator middle =
                    new BollingerBandsMiddleIndicator(new SMAIndicator(close, terms.period()));
            Indicator<Num> deviation = new StandardDeviationIndicator(close, terms.period());
            Num width = Bars.number(terms.deviations());
            return List.of(
                    middle,
                    new BollingerBandsUpperIndicator(middle, deviation, width),
                    new BollingerBandsLowerIndicator(middle, deviation, width));
        }
    }
}
