package io.cryptoflow.application.marketdata;

import static io.cryptoflow.application.marketdata.CandleDesk.lines;
import static io.cryptoflow.domain.marketdata.CandleInterval.FIVE_MINUTES;
import static io.cryptoflow.domain.marketdata.CandleInterval.ONE_MINUTE;
import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.HeardCandles;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Prints;
import io.cryptoflow.infrastructure.memory.InMemoryCandleStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowCandlesTest {
    private final ManualClock clock = new ManualClock(Markets.NOON);
    private final CandleStore store = new InMemoryCandleStore();
    private final CandleDesk desk = new CandleDesk(MarketSource.Kind.LIVE, store, clock);

    @Test
    void goesOnWithTheOpenCandleAfterARestart() {
        await(desk.follow.restore());
        desk.print("12:00:00", 1, "100", "2");
        desk.print("12:00:10", 2, "101", "1");
        desk.write();

        CandleDesk restarted = new CandleDesk(MarketSource.Kind.LIVE, store, clock);
        await(restarted.follow.restore());
        restarted.print("12:00:10", 2, "101", "1");
        restarted.print("12:00:20", 3, "99", "0.5");
        restarted.write();

        assertThat(lines(restarted.newest(ONE_MINUTE))).containsExactly("12:00 100 101 99 99 3.5 open");
        assertThat(lines(restarted.newest(FIVE_MINUTES))).containsExactly("12:00 100 101 99 99 3.5 open");
        assertThat(restarted.follow.statistics(Prints.SYMBOL).orElseThrow().volume())
                .hasToString("3.5");
    }

    @Test
    void countsTradesThatCameWhileTheStoreWasRead() {
        Promise<List<KeptCandle>> read = Promise.promise();
        CandleDesk slow = new CandleDesk(MarketSource.Kind.LIVE, reading(read.future()), clock);
        Future<Void> restored = slow.follow.restore();
        slow.print("12:00:00", 1, "100", "2");
        slow.print("12:00:10", 2, "101", "1");
        assertThat(slow.follow.grown()).isEmpty();

        read.complete(List.of());

        assertThat(restored.succeeded()).isTrue();
        assertThat(HeardCandles.lines(slow.follow.grown())).startsWith("12:00 100 101 100 101 3 open");
    }

    @Test
    void startsAnewWhenTheStoreDoesNotAnswer() {
        CandleDesk broken =
                new CandleDesk(MarketSource.Kind.LIVE, reading(Future.failedFuture("the database is away")), clock);

        assertThat(failureOf(broken.follow.restore())).hasMessage("the database is away");
        broken.print("12:00:00", 1, "100", "2");

        assertThat(broken.follow.grown()).hasSize(CandleInterval.values().length);
    }

    @Test
    void closesALiveCandleTwoSecondsAfterItsEnd() {
        await(desk.follow.restore());
        desk.print("12:00:00", 1, "100", "2");
        showMarket();
        clock.advance(Duration.ofMillis(61_999));
        desk.follow.advance();
        assertThat(desk.heard.closed(ONE_MINUTE)).isEmpty();

        clock.advance(Duration.ofMillis(1));
        desk.follow.advance();

        assertThat(HeardCandles.lines(desk.heard.closed(ONE_MINUTE))).containsExactly("12:00 100 100 100 100 2");
    }

    @Test
    void marksLiveCandlesThatCloseWhileTheFeedIsSilent() {
        await(desk.follow.restore());
        desk.print("12:00:00", 1, "100", "2");
        clock.advance(Duration.ofSeconds(62));
        desk.follow.advance();

        assertThat(HeardCandles.lines(desk.heard.closed(ONE_MINUTE))).containsExactly("12:00 100 100 100 100 2 gap");
    }

    @Test
    void closesACandleOfATapeByItsTradesOnly() {
        CandleDesk tape = new CandleDesk(MarketSource.Kind.TAPE, store, clock);
        await(tape.follow.restore());
        tape.print("12:00:00", 1, "100", "2");
        clock.advance(Duration.ofHours(1));
        tape.follow.advance();
        assertThat(tape.heard.closed(ONE_MINUTE)).isEmpty();

        tape.print("12:01:59", 2, "100", "2");

        assertThat(tape.heard.closed(ONE_MINUTE)).hasSize(1);
        assertThat(tape.follow.now(Prints.SYMBOL)).isEqualTo(CandleDesk.moment("12:01:59"));
    }

    @Test
    void startsATapeFromItsBeginning() {
        CandleDesk tape = new CandleDesk(MarketSource.Kind.TAPE, store, clock);
        await(tape.follow.restore());
        tape.print("12:00:00", 1, "100", "2");
        tape.print("12:05:00", 2, "101", "2");
        tape.write();

        CandleDesk again = new CandleDesk(MarketSource.Kind.TAPE, store, clock);
        await(again.follow.restore());
        assertThat(lines(again.newest(ONE_MINUTE))).isEmpty();
        again.print("12:00:00", 1, "100", "2");
        again.write();

        assertThat(lines(again.newest(ONE_MINUTE))).containsExactly("12:00 100 100 100 100 2 open");
    }

    @Test
    void tellsOnlyWhatGrewSinceTheLastCall() {
        await(desk.follow.restore());
        desk.print("12:00:00", 1, "100", "2");
        desk.print("12:00:01", 2, "100", "2");

        assertThat(desk.follow.grown()).hasSize(CandleInterval.values().length);
        assertThat(desk.follow.grown()).isEmpty();
        assertThat(desk.follow.unwritten()).hasSize(1);
        assertThat(desk.follow.unwritten()).isEmpty();
    }

    @Test
    void leavesOutPrintsOfNothingAndCountsLateOnes() {
        await(desk.follow.restore());
        desk.print("12:01:00", 1, "100", "2");
        desk.print("12:01:01", 2, "999", "0");
        desk.print("12:00:59", 3, "1", "2");
        clock.advance(Duration.ofSeconds(70));

        assertThat(lines(desk.newest(ONE_MINUTE))).containsExactly("12:01 100 100 100 100 2 open gap");
        assertThat(desk.follow.lateTrades()).isEqualTo(1);
    }

    private void showMarket() {
        desk.market.apply(new MarketEvent.TradePrinted(
                Prints.at("12:00:00", 1, Price.of("100").toString(), "2")));
    }

    private static CandleStore reading(Future<List<KeptCandle>> found) {
        return new CandleStore() {
            @Override
            public Future<Void> store(MarketSource source, List<KeptCandle> candles) {
                return Future.succeededFuture();
            }

            @Override
            public Future<List<KeptCandle>> find(Range range) {
                return found;
            }
        };
    }
}
