package io.cryptoflow.infrastructure.tape;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.infrastructure.tape.TapeSettings.AtEnd;
import io.cryptoflow.infrastructure.tape.TapeSettings.Content;
import io.cryptoflow.infrastructure.tape.TapeSettings.Speed;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/** Plays a tape for a test and keeps what it told. */
final class Playback {
    static final Symbol BTC_USD = Symbol.of("BTC-USD");

    private final Vertx vertx = Vertx.vertx();

    /** The first prints and books of a tape, played without waiting; fails when they do not come within a minute. */
    List<MarketEvent> events(Path file, AtEnd atEnd, int count) throws Exception {
        return events(settings(file, Speed.FASTEST, atEnd), count);
    }

    List<MarketEvent> events(TapeSettings settings, int count) throws Exception {
        ConcurrentLinkedQueue<MarketEvent> events = new ConcurrentLinkedQueue<>();
        CountDownLatch missing = new CountDownLatch(count);
        TapeFeed feed = open(settings);
        feed.start(event -> {
                    events.add(event);
                    missing.countDown();
                })
                .await(5, SECONDS);
        boolean complete = missing.await(60, SECONDS);
        feed.stop().await(5, SECONDS);
        if (!complete) {
            throw new AssertionError("expected " + count + " events, got " + events.size());
        }
        return List.copyOf(events);
    }

    TapeFeed open(TapeSettings settings) throws Exception {
        return TapeFeed.open(vertx, settings, InstantSource.system()).await(30, SECONDS);
    }

    static TapeSettings settings(Path file, Speed speed, AtEnd atEnd) {
        return new TapeSettings(file, BTC_USD, Content.AUTO, speed, atEnd);
    }

    /** Waits until so many are there, for ten seconds at most; what is there then is for the test to judge. */
    static void awaitSize(Collection<?> told, int size) throws InterruptedException {
        for (int i = 0; i < 1000 && told.size() < size; i++) {
            MILLISECONDS.sleep(10);
        }
    }

    static Path write(Path file, String... lines) {
        try {
            return Files.writeString(file, String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path writeGzip(Path file, String... lines) {
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<PublicTrade> trades(List<MarketEvent> events) {
        return events.stream()
                .filter(TradePrinted.class::isInstance)
                .map(event -> ((TradePrinted) event).trade())
                .toList();
    }

    static List<OrderBook> books(List<MarketEvent> events) {
        return events.stream()
                .filter(BookChanged.class::isInstance)
                .map(event -> ((BookChanged) event).book())
                .toList();
    }

    static Instant occurredAt(MarketEvent event) {
        return event instanceof BookChanged changed
                ? changed.book().occurredAt()
                : ((TradePrinted) event).trade().occurredAt();
    }

    void close() throws Exception {
        vertx.close().await(5, SECONDS);
    }
}
