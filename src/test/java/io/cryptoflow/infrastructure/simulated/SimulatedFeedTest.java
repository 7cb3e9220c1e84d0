package io.cryptoflow.infrastructure.simulated;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedFeedTest {
    private final Vertx vertx = Vertx.vertx();
    private final SimulatedFeed feed = new SimulatedFeed(vertx, 42, Duration.ofMillis(50), InstantSource.system());

    @AfterEach
    void close() throws Exception {
        vertx.close().await(5, SECONDS);
    }

    @Test
    void saysThatItIsSimulatedAndByWhichSeed() {
        assertThat(feed.source()).isEqualTo(new MarketSource(MarketSource.Kind.SIMULATED, "seed 42"));
    }

    @Test
    void showsABookOfEverySymbolOnceItIsStarted() throws Exception {
        Set<Symbol> seen = ConcurrentHashMap.newKeySet();

        feed.start(event -> seen.add(event.symbol())).await(5, SECONDS);

        assertThat(seen).hasSize(50);
    }

    @Test
    void updatesEverySymbolAgainAndAgain() throws Exception {
        CountDownLatch books = new CountDownLatch(5 * 50);

        feed.start(event -> {
                    if (event instanceof MarketEvent.BookChanged) {
                        books.countDown();
                    }
                })
                .await(5, SECONDS);

        assertThat(books.await(10, SECONDS)).isTrue();
    }

    @Test
    void tellsNothingAfterTheStop() throws Exception {
        List<MarketEvent> events = new CopyOnWriteArrayList<>();
        feed.start(events::add).await(5, SECONDS);

        feed.stop().await(5, SECONDS);
        int told = events.size();
        MILLISECONDS.sleep(150);

        assertThat(events).hasSize(told);
    }

    @Test
    void stopsEvenIfItWasNeverStarted() throws Exception {
        assertThat(feed.stop().succeeded()).isTrue();
    }
}
