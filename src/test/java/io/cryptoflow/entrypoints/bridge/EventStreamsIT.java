package io.cryptoflow.entrypoints.bridge;

import static io.cryptoflow.entrypoints.bridge.RunningBridge.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.fixture.Await;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The market for clients without WebSocket. */
class EventStreamsIT {
    private static final String ALL = "/stream?symbols=BTC-USDT&channels=ticker,trade,book,candle.1m";
    private static final String BOOK = "market.book.BTC-USDT";
    private static final BridgeLimits TIGHT = new BridgeLimits(2, 4, 100, 8_192, 500, 20, 65_536, 2, 60, 2);

    @Test
    void tellsThePresentThenEveryChange() throws Exception {
        try (RunningBridge server = RunningBridge.start()) {
            server.announce(Addresses.TICKER_EVENTS, Market.ticker("60000.5"));
            server.announce(Addresses.CANDLE_EVENTS, Market.candle("60500", false));
            server.announce(Addresses.BOOK_EVENTS, Market.book(9));
            server.announce(Addresses.TRADE_EVENTS, Market.trade(1));
            try (EventReader reader = new EventReader(server.port(), ALL, KEY)) {
                EventReader.Event ticker = reader.next();
                assertThat(ticker.name()).isEqualTo("ticker");
                assertThat(ticker.id()).isEqualTo("market.ticker.BTC-USDT:1");
                assertThat(new JsonObject(ticker.data()).getString("lastPrice")).isEqualTo("60000.5");
                assertThat(reader.next().name()).isEqualTo("trade");
                assertThat(new JsonObject(reader.next().data()).getBoolean("snapshot"))
                        .isTrue();
                assertThat(reader.next().name()).isEqualTo("candle");
                server.announce(Addresses.BOOK_EVENTS, Market.book(10));

                JsonObject change = new JsonObject(reader.next().data());
                assertThat(change.getBoolean("snapshot")).isFalse();
                assertThat(change.getLong("previousSequence")).isEqualTo(9);
            }
            Await.until("left", () -> !server.bridge().hasListeners(BOOK));
            assertThat(server.gauge("registrations")).isZero();
        }
    }

    @Test
    void endsWhenTheServerGoesAway() throws Exception {
        try (RunningBridge server = RunningBridge.start();
                EventReader reader = new EventReader(server.port(), ALL, KEY)) {
            server.bridge().close();

            EventReader.Event end = reader.next();
            assertThat(end.name()).isEqualTo("end");
            assertThat(new JsonObject(end.data()).getString("body")).isEqualTo("going_away");
            reader.isAtEnd();
        }
    }

    @Test
    void endsTheStreamOfARevokedKey() throws Exception {
        try (RunningBridge server = new RunningBridge(TIGHT, router -> {});
                EventReader reader = new EventReader(server.port(), ALL, KEY)) {
            server.revoke(KEY);

            assertThat(new JsonObject(reader.next().data()).getString("body")).isEqualTo("not_logged_in");
            reader.isAtEnd();
        }
    }

    @Test
    void cutsAClientThatNeverReadsAndServesTheOthers() throws Exception {
        AtomicLong read = new AtomicLong();
        Thread reading;
        try (RunningBridge server = new RunningBridge(TIGHT, router -> {});
                SilentSocket silent = SilentSocket.get(server.port(), ALL, KEY);
                EventReader reader = new EventReader(server.port(), ALL, KEY)) {
            reading = new Thread(() -> follow(reader, read));
            reading.start();
            AtomicLong announced = new AtomicLong();
            Await.until("closed", () -> {
                for (int i = 0; i < 20; i++) {
                    server.announce(Addresses.BOOK_EVENTS, Market.book(announced.incrementAndGet()));
                }
                return server.count("closed", "reason", "slow_reader") == 1;
            });

            Await.until("read", () -> read.get() == announced.get());
            assertThat(server.count("events", "outcome", "conflated")).isPositive();
            assertThat(server.count("disconnected", "channel", "book")).isEqualTo(1);
            assertThat(server.gauge("sockets")).isEqualTo(1);
            Await.until("cut", silent::isCut);
        }
        reading.join();
    }

    @Test
    void refusesMoreStreamsThanItMayHold() throws Exception {
        try (RunningBridge server = new RunningBridge(TIGHT, router -> {});
                EventReader first = new EventReader(server.port(), ALL, KEY);
                EventReader second = new EventReader(server.port(), ALL, KEY)) {
            assertThat(server.gauge("sockets")).isEqualTo(2);
            assertThat(first).isNotEqualTo(second);

            assertThat(refusal(server, ALL)).isEqualTo("TOO_MANY_STREAMS");
        }
    }

    @Test
    void refusesMoreChannelsThanItMayHold() throws Exception {
        try (RunningBridge server = new RunningBridge(TIGHT, router -> {})) {
            assertThat(refusal(server, "/stream?symbols=BTC-USDT,ETH-USDT&channels=ticker,trade,book"))
                    .isEqualTo("TOO_MANY_CHANNELS");
        }
    }

    private static void follow(EventReader reader, AtomicLong read) {
        try {
            while (true) {
                read.set(sequence(reader.next().data(), read.get()));
            }
        } catch (IOException | AssertionError closed) {
            assertThat(read.get()).isPositive();
        }
    }

    /** A comment has no data. */
    private static long sequence(String data, long before) {
        return data.isEmpty() ? before : new JsonObject(data).getLong("sequence");
    }

    private static String refusal(RunningBridge server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
