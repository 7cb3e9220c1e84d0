package io.cryptoflow.domain.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.HeardCandles;
import io.cryptoflow.fixture.Prints;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class CandleSeriesPropertyTest {
    private static final Instant START = Instant.parse("2024-08-05T00:00:00Z");
    private static final int TRIES = 200;

    private record Step(long afterMillis, int cents, int lots) {}

    @Provide
    Arbitrary<List<PublicTrade>> trades() {
        Arbitrary<Long> pauses = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(0, 20_000)),
                Tuple.of(3, Arbitraries.longs().between(0, 600_000)),
                Tuple.of(1, Arbitraries.longs().between(0, 40_000_000)));
        return Combinators.combine(
                        pauses,
                        Arbitraries.integers().between(1, 100_000),
                        Arbitraries.integers().between(1, 1_000_000))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120)
                .map(CandleSeriesPropertyTest::trades);
    }

    private static List<PublicTrade> trades(List<Step> steps) {
        List<PublicTrade> trades = new ArrayList<>();
        Instant now = START;
        for (Step step : steps) {
            now = trades.isEmpty() ? START : now.plusMillis(step.afterMillis());
            trades.add(Prints.print(
                    now,
                    Integer.toString(trades.size() + 1),
                    BigDecimal.valueOf(step.cents(), 2).toPlainString(),
                    BigDecimal.valueOf(step.lots(), 5).toPlainString()));
        }
        return trades;
    }

    @Property(tries = TRIES)
    void volumeIsConserved(@ForAll("trades") List<PublicTrade> trades) {
        for (CandleInterval interval : CandleInterval.values()) {
            List<KeptCandle> candles = candles(trades, interval);

            assertThat(volume(candles)).isEqualTo(quantity(trades));
            assertThat(candles.stream()
                            .map(candle -> candle.quoteVolume().orElseThrow())
                            .reduce(Money::plus))
                    .contains(worth(trades));
        }
    }

    @Property(tries = TRIES)
    void candlesEqualANaiveScan(@ForAll("trades") List<PublicTrade> trades) {
        for (CandleInterval interval : CandleInterval.values()) {
            for (KeptCandle kept : candles(trades, interval)) {
                Candle candle = kept.candle();
                List<PublicTrade> inside = between(trades, candle.openTime(), candle.closeTime());

                assertThat(candle.volume()).isEqualTo(quantity(inside));
                if (inside.isEmpty()) {
                    List<PublicTrade> before = between(trades, START, candle.openTime());
                    assertThat(List.of(candle.open(), candle.high(), candle.low(), candle.close()))
                            .containsOnly(last(before));
                } else {
                    assertThat(List.of(candle.open(), candle.high(), candle.low(), candle.close()))
                            .containsExactly(inside.get(0).price(), highest(inside), lowest(inside), last(inside));
                }
            }
        }
    }

    @Property(tries = TRIES)
    void candlesFollowEachOtherWithoutAHole(@ForAll("trades") List<PublicTrade> trades) {
        for (CandleInterval interval : CandleInterval.values()) {
            List<KeptCandle> candles = candles(trades, interval);
            for (int i = 1; i < candles.size(); i++) {
                assertThat(candles.get(i).openTime())
                        .isEqualTo(candles.get(i - 1).closeTime());
            }
            assertThat(candles).noneMatch(KeptCandle::gap);
        }
    }

    @Property(tries = TRIES)
    void statisticsEqualANaiveScan(@ForAll("trades") List<PublicTrade> trades) {
        CandleSeries series = new CandleSeries(Prints.SYMBOL, true, new HeardCandles());
        List<PublicTrade> seen = new ArrayList<>();
        for (PublicTrade trade : trades) {
            series.take(trade);
            seen.add(trade);
            Instant now = trade.occurredAt();
            Instant from = CandleInterval.ONE_MINUTE.openOf(now).minus(Duration.ofMinutes(1439));
            List<PublicTrade> day = between(seen, from, now.plusMillis(1));

            MarketStatistics statistics = series.statistics(now).orElseThrow();

            assertThat(statistics)
                    .isEqualTo(new MarketStatistics(
                            Prints.SYMBOL,
                            from,
                            day.get(0).price(),
                            highest(day),
                            lowest(day),
                            last(day),
                            quantity(day),
                            Optional.of(worth(day)),
                            from.isBefore(START)));
        }
    }

    /** All candles of the series, the open one last. */
    private static List<KeptCandle> candles(List<PublicTrade> trades, CandleInterval interval) {
        HeardCandles heard = new HeardCandles();
        CandleSeries series = new CandleSeries(Prints.SYMBOL, true, heard);
        trades.forEach(series::take);
        List<KeptCandle> candles = new ArrayList<>(heard.closed(interval));
        series.growing(interval).ifPresent(candles::add);
        return candles;
    }

    private static List<PublicTrade> between(List<PublicTrade> trades, Instant from, Instant to) {
        return trades.stream()
                .filter(trade -> !trade.occurredAt().isBefore(from))
                .filter(trade -> trade.occurredAt().isBefore(to))
                .toList();
    }

    private static Quantity volume(List<KeptCandle> candles) {
        return candles.stream().map(kept -> kept.candle().volume()).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Quantity quantity(List<PublicTrade> trades) {
        return trades.stream().map(PublicTrade::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Money worth(List<PublicTrade> trades) {
        return trades.stream()
                .map(trade -> trade.price().times(trade.quantity(), Prints.SYMBOL.quote()))
                .reduce(Money.zero(Prints.SYMBOL.quote()), Money::plus);
    }

    private static Price highest(List<PublicTrade> trades) {
        return trades.stream()
                .map(PublicTrade::price)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Price lowest(List<PublicTrade> trades) {
        return trades.stream()
                .map(PublicTrade::price)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Price last(List<PublicTrade> trades) {
        return trades.get(trades.size() - 1).price();
    }
}
