package io.cryptoflow.application.marketdata;

import static io.cryptoflow.application.marketdata.CandleDesk.lines;
import static io.cryptoflow.application.marketdata.CandleDesk.moment;
import static io.cryptoflow.domain.marketdata.CandleInterval.FIVE_MINUTES;
import static io.cryptoflow.domain.marketdata.CandleInterval.ONE_MINUTE;
import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.CandleSource;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.infrastructure.memory.InMemoryCandleStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackfillCandlesTest {
    private static final int EVERYTHING = 1_440 + 5 * 500;

    private final CandleDesk desk =
            new CandleDesk(MarketSource.Kind.LIVE, new InMemoryCandleStore(), new ManualClock(Markets.NOON));
    private final ListedCandles venue = new ListedCandles();
    private final BackfillCandles backfill = desk.backfill(venue);

    @Test
    void fetchesTheRecentPastOfEveryIntervalMinutesFirst() {
        await(desk.follow.restore());
        backfill.wantRecent();
        askEverything();

        assertThat(backfill.told()).isEqualTo(EVERYTHING);
        assertThat(venue.questions.get(0)).startsWith("1m 2024-08-04T12:00:00Z");
        assertThat(desk.find(ONE_MINUTE, Optional.of(moment("00:00:00")), Optional.empty(), 1000)
                        .gaps())
                .containsExactly(new FindCandles.Gap(moment("12:00:00"), moment("12:01:00")));
        assertThat(desk.follow
                        .statistics(desk.market.all().get(0).symbol())
                        .orElseThrow()
                        .volume())
                .hasToString("1439");
    }

    @Test
    void asksNothingThatIsKnown() {
        await(desk.follow.restore());
        backfill.wantRecent();
        askEverything();
        int asked = venue.questions.size();

        backfill.wantRecent();
        askEverything();

        assertThat(venue.questions).hasSize(asked);
    }

    @Test
    void fillsTheGapThatARestartLeft() {
        await(desk.follow.restore());
        desk.print("12:00:00", 1, "100", "2");
        desk.write();
        desk.clock.advance(Duration.ofSeconds(190));
        CandleDesk next = new CandleDesk(MarketSource.Kind.LIVE, desk.store, desk.clock);
        BackfillCandles after = next.backfill(venue);
        await(next.follow.restore());
        next.print("12:03:00", 9, "103", "1");
        next.write();
        for (int i = 0; i < 20; i++) {
            await(after.next());
        }

        assertThat(lines(next.newest(ONE_MINUTE)))
                .containsExactly(
                        "12:00 100 100 100 100 1",
                        "12:01 100 100 100 100 1",
                        "12:02 100 100 100 100 1",
                        "12:03 103 103 103 103 1 open");
        assertThat(lines(next.newest(FIVE_MINUTES))).containsExactly("12:00 100 103 100 103 4 open");
    }

    @Test
    void asksOneQuestionAtATime() {
        Promise<Void> slow = Promise.promise();
        venue.delay = slow.future();
        backfill.wantRecent();
        Future<Void> first = backfill.next();
        backfill.next();

        assertThat(venue.questions).hasSize(1);
        assertThat(first.isComplete()).isFalse();
        slow.complete();
        await(backfill.next());

        assertThat(venue.questions).hasSize(2);
    }

    @Test
    void restsLongerAndLongerWhileTheVenueIsInTrouble() {
        venue.delay = Future.failedFuture(FailureException.of(Failure.Kind.UNAVAILABLE, "VENUE_UNAVAILABLE", "away"));
        backfill.wantRecent();
        await(backfill.next());
        await(backfill.next());
        assertThat(venue.questions).hasSize(1);

        desk.clock.advance(Duration.ofSeconds(1));
        await(backfill.next());
        desk.clock.advance(Duration.ofSeconds(1));
        await(backfill.next());
        assertThat(venue.questions).hasSize(2);
        desk.clock.advance(Duration.ofSeconds(1));
        await(backfill.next());

        assertThat(venue.questions).hasSize(3);
        assertThat(backfill.failed()).isEqualTo(3);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        venue.delay = Future.failedFuture("away");
        backfill.wantRecent();
        for (int i = 0; i < 100; i++) {
            desk.clock.advance(Duration.ofMinutes(1));
            await(backfill.next());
        }

        assertThat(venue.questions).hasSize(3 * CandleInterval.values().length);
        assertThat(backfill.waiting()).isZero();
    }

    @Test
    void takesWhatTheVenueLeavesOutForPausesWithoutTrades() {
        venue.leavesOut = moment("11:58:00");
        backfill.wantRecent();
        askEverything();

        assertThat(lines(desk.find(ONE_MINUTE, Optional.of(moment("11:57:00")), Optional.empty(), 3)))
                .containsExactly("11:57 100 100 100 100 1", "11:58 100 100 100 100 0", "11:59 100 100 100 100 1");
    }

    private void askEverything() {
        for (int i = 0; i < 60; i++) {
            await(backfill.next());
        }
        assertThat(backfill.waiting()).isZero();
    }

    /** Knows a candle of price 100 and volume 1 for every time, and tells 300 at once. */
    private static final class ListedCandles implements CandleSource {
        private final List<String> questions = new ArrayList<>();
        private Future<Void> delay = Future.succeededFuture();
        private Instant leavesOut = Instant.EPOCH;

        @Override
        public Future<List<Candle>> candles(Symbol symbol, CandleInterval interval, Instant from, Instant to) {
            questions.add(interval.text() + " " + from);
            List<Candle> candles = new ArrayList<>();
            Price price = Price.of("100");
            for (Instant open = from; open.isBefore(to) && candles.size() < 300; open = open.plus(interval.length())) {
                if (!open.equals(leavesOut)) {
                    candles.add(new Candle(symbol, interval, open, price, price, price, price, Quantity.of("1"), true));
                }
            }
            return delay.map(candles);
        }
    }
}
