package io.cryptoflow.application.marketdata;

import static io.cryptoflow.application.marketdata.CandleDesk.minute;
import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Prints;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteCandlesTest {
    private final ManualClock clock = new ManualClock(Markets.NOON);
    private final PacedStore store = new PacedStore();
    private final WriteCandles write = new WriteCandles(store, new MarketSource(MarketSource.Kind.LIVE, "desk"), clock);

    @Test
    void writesOnlyTheNewestFormOfACandle() {
        write.add(kept("12:00", "1"));
        write.add(kept("12:01", "1"));
        write.add(kept("12:00", "2"));

        store.answer(Future.succeededFuture());
        await(write.write());

        assertThat(store.written).containsExactly(List.of(kept("12:00", "2"), kept("12:01", "1")));
        assertThat(write.waiting()).isZero();
    }

    @Test
    void writesOneBatchAtATime() {
        Promise<Void> slow = Promise.promise();
        store.answer(slow.future());
        store.answer(Future.succeededFuture());
        write.add(kept("12:00", "1"));
        write.write();
        write.add(kept("12:01", "1"));
        Future<Void> still = write.write();

        assertThat(store.written).hasSize(1);
        assertThat(still.isComplete()).isFalse();
        slow.complete();
        await(write.writeAll());

        assertThat(store.written).hasSize(2);
    }

    @Test
    void writesAgainWhatFailedUnlessANewerFormCame() {
        store.answer(Future.failedFuture("away"));
        store.answer(Future.succeededFuture());
        write.add(kept("12:00", "1"));
        write.add(kept("12:01", "1"));

        assertThat(failureOf(write.write())).hasMessage("away");
        clock.advance(Duration.ofSeconds(7));
        assertThat(write.lag()).isEqualTo(Duration.ofSeconds(7));
        write.add(kept("12:01", "2"));
        await(write.write());

        assertThat(store.written.get(1)).containsExactly(kept("12:00", "1"), kept("12:01", "2"));
        assertThat(write.lag()).isZero();
    }

    @Test
    void leavesOutTheOldestWhenTooManyWait() {
        Price price = Price.of("1");
        for (int i = 0; i < 100_003; i++) {
            write.add(KeptCandle.told(new Candle(
                    Prints.SYMBOL,
                    CandleInterval.ONE_MINUTE,
                    Markets.NOON.plusSeconds(60L * i),
                    price,
                    price,
                    price,
                    price,
                    Quantity.ZERO,
                    true)));
        }
        store.answer(Future.succeededFuture());
        await(write.write());

        assertThat(write.dropped()).isEqualTo(3);
        assertThat(store.written.get(0)).hasSize(2_000);
        assertThat(store.written.get(0).get(0).openTime()).isEqualTo(Markets.NOON.plusSeconds(180));
        assertThat(write.waiting()).isEqualTo(98_000);
    }

    private static KeptCandle kept(String time, String volume) {
        return KeptCandle.told(minute(time, "100", volume));
    }

    /** Answers each write as the test says, in that order. */
    private static final class PacedStore implements CandleStore {
        private final Deque<Future<Void>> answers = new ArrayDeque<>();
        private final List<List<KeptCandle>> written = new ArrayList<>();

        void answer(Future<Void> answer) {
            answers.add(answer);
        }

        @Override
        public Future<Void> store(MarketSource source, List<KeptCandle> candles) {
            written.add(candles);
            return answers.remove();
        }

        @Override
        public Future<List<KeptCandle>> find(Range range) {
            return Future.succeededFuture(List.of());
        }
    }
}
