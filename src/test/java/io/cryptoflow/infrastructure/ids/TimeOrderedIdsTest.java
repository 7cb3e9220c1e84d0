package io.cryptoflow.infrastructure.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private final ManualClock clock = new ManualClock(Markets.NOON);

    @Test
    void carriesTheTimeVersionAndVariant() {
        OrderId id = new TimeOrderedIds(clock, new Random(1)).get();

        assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(Markets.NOON.toEpochMilli());
        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    @Test
    void risesStrictlyThroughBurstsAndClocksThatStepBack() {
        TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));
        List<OrderId> drawn = new ArrayList<>();

        for (int n = 0; n < 10_000; n++) {
            drawn.add(ids.get());
            if (n % 5_000 == 0) {
                clock.advance(Duration.ofSeconds(-10));
            }
        }
        clock.advance(Duration.ofSeconds(60));
        drawn.add(ids.get());

        for (int n = 1; n < drawn.size(); n++) {
            assertThat(drawn.get(n)).isGreaterThan(drawn.get(n - 1));
            assertThat(drawn.get(n).toString()).isGreaterThan(drawn.get(n - 1).toString());
        }
        assertThat(drawn).allMatch(id -> id.value().version() == 7 && id.value().variant() == 2);
    }

    @Test
    void drawsNoIdTwiceInManyThreads() throws InterruptedException {
        TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system(), new SecureRandom());
        ConcurrentLinkedQueue<OrderId> drawn = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 5_000; i++) {
                    drawn.add(ids.get());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(drawn.stream().map(id -> id.value().getMostSignificantBits()).distinct()).hasSize(20_000);
    }
}
