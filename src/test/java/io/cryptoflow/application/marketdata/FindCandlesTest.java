package io.cryptoflow.application.marketdata;

import static io.cryptoflow.application.marketdata.CandleDesk.lines;
import static io.cryptoflow.application.marketdata.CandleDesk.minute;
import static io.cryptoflow.application.marketdata.CandleDesk.moment;
import static io.cryptoflow.application.marketdata.CandleDesk.told;
import static io.cryptoflow.domain.marketdata.CandleInterval.FIVE_MINUTES;
import static io.cryptoflow.domain.marketdata.CandleInterval.ONE_MINUTE;
import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.marketdata.FindCandles.Gap;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.infrastructure.memory.InMemoryCandleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindCandlesTest {
    private final CandleDesk desk =
            new CandleDesk(MarketSource.Kind.LIVE, new InMemoryCandleStore(), new ManualClock(Markets.NOON));

    @BeforeEach
    void keepACandleOfTheMorning() {
        await(desk.store.store(
                desk.market.source(),
                told(minute("11:00", "90", "1"), minute("11:01", "91", "1"), minute("11:03", "93", "1"))));
        await(desk.follow.restore());
        desk.print("12:00:00", 8, "100", "2");
        desk.print("12:01:00", 9, "101", "1");
        desk.clock.advance(Duration.ofSeconds(70));
    }

    @Test
    void answersTheNewestOldestFirstTheLastOfThemOpen() {
        FindCandles.Result found = desk.newest(ONE_MINUTE);

        assertThat(lines(found))
                .containsExactly(
                        "11:00 90 90 90 90 1",
                        "11:01 91 91 91 91 1",
                        "11:03 93 93 93 93 1",
                        "12:00 100 100 100 100 2",
                        "12:01 101 101 101 101 1 open");
        assertThat(found.gaps()).containsExactly(gap("11:02", "11:03"), gap("11:04", "12:00"));
        assertThat(found.next()).isEmpty();
        assertThat(found.source()).isEqualTo(desk.market.source());
    }

    @Test
    void answersTheSameOnceEverythingIsStored() {
        FindCandles.Result before = desk.newest(ONE_MINUTE);

        desk.write();

        assertThat(desk.newest(ONE_MINUTE)).isEqualTo(before);
    }

    @Test
    void goesThroughTimeInPages() {
        FindCandles.Result first = desk.find(ONE_MINUTE, Optional.of(moment("11:00:30")), Optional.empty(), 2);
        FindCandles.Result second = desk.find(ONE_MINUTE, first.next(), Optional.empty(), 2);

        assertThat(lines(first)).containsExactly("11:01 91 91 91 91 1", "11:03 93 93 93 93 1");
        assertThat(first.gaps()).containsExactly(gap("11:02", "11:03"), gap("11:04", "12:00"));
        assertThat(first.next()).contains(moment("12:00:00"));
        assertThat(lines(second)).containsExactly("12:00 100 100 100 100 2", "12:01 101 101 101 101 1 open");
        assertThat(second.gaps()).isEmpty();
        assertThat(second.next()).isEmpty();
    }

    @Test
    void goesBackFromTheNewest() {
        FindCandles.Result newest = desk.find(ONE_MINUTE, Optional.empty(), Optional.empty(), 2);
        Instant first = newest.candles().get(0).openTime();

        FindCandles.Result before = desk.find(ONE_MINUTE, Optional.empty(), Optional.of(first), 2);

        assertThat(lines(newest)).containsExactly("12:00 100 100 100 100 2", "12:01 101 101 101 101 1 open");
        assertThat(lines(before)).containsExactly("11:01 91 91 91 91 1", "11:03 93 93 93 93 1");
    }

    @Test
    void saysThatNothingIsKnown() {
        FindCandles.Result found =
                desk.find(ONE_MINUTE, Optional.of(moment("10:00:00")), Optional.of(moment("10:30:00")), 5);

        assertThat(found.candles()).isEmpty();
        assertThat(found.gaps()).containsExactly(gap("10:00", "10:30"));
    }

    @Test
    void makesNoCandlesOfTheFuture() {
        FindCandles.Result found =
                desk.find(ONE_MINUTE, Optional.of(moment("12:01:00")), Optional.of(moment("23:00:00")), 5);

        assertThat(lines(found)).containsExactly("12:01 101 101 101 101 1 open");
        assertThat(found.gaps()).isEmpty();
    }

    @Test
    void prefersTheWholeCandleThatTheVenueTold() {
        desk.clock.advance(Duration.ofMinutes(5));
        desk.follow.advance();
        assertThat(lines(desk.newest(FIVE_MINUTES)))
                .containsExactly(
                        "11:00 90 93 90 93 3 gap", "12:00 100 101 100 101 3 gap", "12:05 101 101 101 101 0 open gap");

        await(desk.store.store(desk.market.source(), told(CandleDesk.candle(FIVE_MINUTES, "12:00", "105", "9"))));

        assertThat(lines(desk.newest(FIVE_MINUTES))).contains("12:00 105 105 105 105 9");
    }

    @Test
    void knowsOnlyListedSymbols() {
        Throwable failure = failureOf(desk.find.handle(
                new FindCandles.Query(Markets.ETH_USDT, ONE_MINUTE, Optional.empty(), Optional.empty(), 5)));

        assertThat(((FailureException) failure).failure().code()).isEqualTo("UNKNOWN_SYMBOL");
    }

    @Test
    void tellsTheStatisticsOfTheDay() {
        FindStatistics.Result found =
                await(new FindStatistics(desk.market, desk.follow).handle(new FindStatistics.Query(List.of())));

        assertThat(found.statistics()).singleElement().satisfies(day -> {
            assertThat(day.open()).hasToString("90");
            assertThat(day.high()).hasToString("101");
            assertThat(day.low()).hasToString("90");
            assertThat(day.last()).hasToString("101");
            assertThat(day.volume()).hasToString("6");
            assertThat(day.change()).hasToString("11 USDT");
            assertThat(day.changePercent()).isEqualByComparingTo("12.222");
            assertThat(day.quoteVolume()).isEmpty();
            assertThat(day.gap()).isTrue();
        });
    }

    private static Gap gap(String from, String to) {
        return new Gap(moment(from + ":00"), moment(to + ":00"));
    }
}
