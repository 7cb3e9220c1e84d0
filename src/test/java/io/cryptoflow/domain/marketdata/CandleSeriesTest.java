package io.cryptoflow.domain.marketdata;

import static io.cryptoflow.domain.marketdata.CandleInterval.FIVE_MINUTES;
import static io.cryptoflow.domain.marketdata.CandleInterval.ONE_DAY;
import static io.cryptoflow.domain.marketdata.CandleInterval.ONE_MINUTE;
import static io.cryptoflow.fixture.HeardCandles.line;
import static io.cryptoflow.fixture.HeardCandles.lines;
import static io.cryptoflow.fixture.Prints.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.HeardCandles;
import io.cryptoflow.fixture.Prints;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandleSeriesTest {
    private final HeardCandles heard = new HeardCandles();
    private final CandleSeries series = new CandleSeries(Prints.SYMBOL, true, heard);

    @Test
    void growsTheOpenCandleOfEveryIntervalWithEachTrade() {
        series.take(at("12:00:00", 1, "100", "2"));
        series.take(at("12:00:30", 2, "99", "1"));
        series.take(at("12:00:59.999", 3, "101.5", "0.25"));

        assertThat(growing(ONE_MINUTE)).isEqualTo("12:00 100 101.5 99 101.5 3.25 open");
        assertThat(growing(FIVE_MINUTES)).isEqualTo("12:00 100 101.5 99 101.5 3.25 open");
        assertThat(growing(ONE_DAY)).isEqualTo("00:00 100 101.5 99 101.5 3.25 open gap");
        assertThat(series.growing(ONE_MINUTE).flatMap(KeptCandle::quoteVolume).orElseThrow())
                .hasToString("324.375 USDT");
        assertThat(heard.closed(ONE_MINUTE)).isEmpty();
    }

    @Test
    void closesACandleWithTheFirstTradeAfterIt() {
        series.take(at("12:00:00", 1, "100", "2"));
        series.take(at("12:01:00", 2, "101", "1"));

        assertThat(lines(heard.closed(ONE_MINUTE))).containsExactly("12:00 100 100 100 100 2");
        assertThat(growing(ONE_MINUTE)).isEqualTo("12:01 101 101 101 101 1 open");
    }

    @Test
    void closesACandleWhenItsTimeIsOver() {
        series.take(at("12:04:00", 1, "100", "2"));

        series.advance(moment("12:04:59.999"), true);
        assertThat(heard.closed(ONE_MINUTE)).isEmpty();
        series.advance(moment("12:05:00"), true);

        assertThat(lines(heard.closed(ONE_MINUTE))).containsExactly("12:04 100 100 100 100 2");
        assertThat(lines(heard.closed(FIVE_MINUTES))).containsExactly("12:00 100 100 100 100 2 gap");
    }

    @Test
    void repeatsTheCloseInMinutesWithoutTrades() {
        series.take(at("12:00:00", 1, "100", "2"));
        series.take(at("12:03:07", 2, "105", "1"));
        series.advance(moment("12:05:00"), true);

        assertThat(lines(heard.closed(ONE_MINUTE)))
                .containsExactly(
                        "12:00 100 100 100 100 2",
                        "12:01 100 100 100 100 0",
                        "12:02 100 100 100 100 0",
                        "12:03 105 105 105 105 1",
                        "12:04 105 105 105 105 0");
        assertThat(lines(heard.closed(FIVE_MINUTES))).containsExactly("12:00 100 105 100 105 3");
    }

    @Test
    void opensALongerCandleWithItsFirstTradeThoughAnEmptyMinuteCameFirst() {
        series.take(at("12:04:00", 1, "100", "2"));
        series.take(at("12:07:00", 2, "90", "1"));

        assertThat(growing(FIVE_MINUTES)).isEqualTo("12:05 90 90 90 90 1 open");
    }

    @Test
    void marksTheMinuteInWhichFollowingBegan() {
        series.take(at("12:00:20", 1, "100", "2"));
        series.take(at("12:01:20", 2, "100", "2"));
        series.advance(moment("12:10:00"), true);

        assertThat(heard.closed(ONE_MINUTE)).extracting(KeptCandle::gap).startsWith(true, false);
        assertThat(heard.closed(FIVE_MINUTES)).extracting(KeptCandle::gap).containsExactly(true, false);
    }

    @Test
    void marksWhatClosesWhileNothingIsFollowed() {
        series.take(at("12:00:00", 1, "100", "2"));
        series.advance(moment("12:01:00"), true);
        series.advance(moment("12:02:00"), false);

        assertThat(lines(heard.closed(ONE_MINUTE)))
                .containsExactly("12:00 100 100 100 100 2", "12:01 100 100 100 100 0 gap");
    }

    @Test
    void marksEverythingSinceTheLastTradeWhenNumbersAreMissing() {
        series.take(at("12:00:00", 1, "100", "2"));
        series.take(at("12:01:10", 2, "100", "2"));
        series.advance(moment("12:05:00"), true);
        series.take(at("12:06:10", 9, "103", "1"));

        assertThat(lines(heard.corrected()))
                .containsExactly(
                        "12:01 100 100 100 100 2 gap",
                        "12:02 100 100 100 100 0 gap",
                        "12:03 100 100 100 100 0 gap",
                        "12:04 100 100 100 100 0 gap",
                        "12:05 100 100 100 100 0 gap",
                        "12:00 100 100 100 100 4 gap");
        assertThat(growing(ONE_MINUTE)).isEqualTo("12:06 103 103 103 103 1 open gap");
    }

    @Test
    void countsATradeOnceHoweverOftenItComes() {
        series.take(at("12:00:00", 1, "100", "2"));

        assertThat(series.take(at("12:00:00", 1, "100", "2"))).isEqualTo(CandleSeries.Taken.REPEATED);
        assertThat(growing(ONE_MINUTE)).isEqualTo("12:00 100 100 100 100 2 open");
    }

    @Test
    void leavesOutATradeWhoseMinuteHasClosedAndMarksThatMinute() {
        series.take(at("12:00:00", 1, "100", "2"));
        series.advance(moment("12:02:00"), true);

        assertThat(series.take(at("12:00:59", 2, "50", "7"))).isEqualTo(CandleSeries.Taken.LATE);
        assertThat(lines(heard.corrected()))
                .containsExactly("12:00 100 100 100 100 2 gap", "12:01 100 100 100 100 0 gap");
        assertThat(growing(ONE_MINUTE)).isEqualTo("12:02 100 100 100 100 0 open gap");
    }

    @Test
    void startsAnewAfterALongPause() {
        series.take(at("12:00:00", 1, "100", "2"));
        series.take(Prints.print(Instant.parse("2024-08-09T12:00:10Z"), "2", "110", "1"));

        assertThat(heard.closed(ONE_MINUTE)).hasSize(1);
        assertThat(heard.missed()).containsExactly("BTC-USDT 2024-08-05T12:01:00Z 2024-08-09T12:00:00Z");
        assertThat(growing(ONE_MINUTE)).isEqualTo("12:00 110 110 110 110 1 open gap");
    }

    @Test
    void goesOnAfterARestartWithoutCountingTwice() {
        series.take(at("12:00:00", 1, "100", "2"));
        series.take(at("12:01:10", 2, "101", "1"));
        CandleSeries next = restarted();

        assertThat(next.take(at("12:01:10", 2, "101", "1"))).isEqualTo(CandleSeries.Taken.REPEATED);
        assertThat(next.take(at("12:01:20", 3, "99", "0.5"))).isEqualTo(CandleSeries.Taken.COUNTED);

        assertThat(next.growing(ONE_MINUTE).map(HeardCandles::line)).contains("12:01 101 101 99 99 1.5 open");
        assertThat(next.growing(FIVE_MINUTES).map(HeardCandles::line)).contains("12:00 100 101 99 99 3.5 open");
    }

    @Test
    void marksTheCandleInWhichARestartMissedTrades() {
        series.take(at("12:00:00", 1, "100", "2"));
        CandleSeries next = restarted();
        next.take(at("12:00:40", 7, "99", "0.5"));

        assertThat(next.growing(ONE_MINUTE).map(HeardCandles::line)).contains("12:00 100 100 99 99 2.5 open gap");
    }

    @Test
    void leavesMinutesOutThatPassedDuringARestart() {
        series.take(at("12:00:00", 1, "100", "2"));
        CandleSeries next = restarted();
        next.advance(moment("12:02:00"), true);
        next.take(at("12:03:40", 7, "99", "0.5"));

        assertThat(lines(next.recent(ONE_MINUTE)))
                .containsExactly("12:00 100 100 100 100 2 gap", "12:03 99 99 99 99 0.5 open gap");
        assertThat(heard.missed()).containsExactly("BTC-USDT 2024-08-05T12:01:00Z 2024-08-05T12:03:00Z");
    }

    @Test
    void takesMissingMinutesFromTheVenue() {
        series.take(at("12:00:00", 1, "100", "2"));
        CandleSeries next = restarted();
        next.take(at("12:03:00", 7, "99", "0.5"));

        next.complete(List.of(told("12:00", "100", "4"), told("12:01", "98", "1"), told("12:02", "97", "1")));

        assertThat(lines(next.recent(ONE_MINUTE)))
                .containsExactly(
                        "12:00 100 100 100 100 4",
                        "12:01 98 98 98 98 1",
                        "12:02 97 97 97 97 1",
                        "12:03 99 99 99 99 0.5 open");
        assertThat(next.growing(FIVE_MINUTES).map(HeardCandles::line)).contains("12:00 100 100 97 99 6.5 open");
        assertThat(next.statistics(moment("12:03:30")).flatMap(MarketStatistics::quoteVolume))
                .isEmpty();
    }

    private CandleSeries restarted() {
        CandleSeries next = new CandleSeries(Prints.SYMBOL, true, heard);
        next.restore(series.recent(ONE_MINUTE));
        return next;
    }

    private static KeptCandle told(String time, String price, String volume) {
        Price all = Price.of(price);
        return KeptCandle.told(new Candle(
                Prints.SYMBOL, ONE_MINUTE, moment(time + ":00"), all, all, all, all, Quantity.of(volume), true));
    }

    private String growing(CandleInterval interval) {
        Optional<KeptCandle> growing = series.growing(interval);
        return line(growing.orElseThrow());
    }

    private static Instant moment(String time) {
        return Instant.parse("2024-08-05T" + time + "Z");
    }
}
