package io.cryptoflow.entrypoints.bridge;

import static io.cryptoflow.entrypoints.bridge.BridgeClient.bearer;
import static io.cryptoflow.entrypoints.bridge.BridgeClient.frame;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.EVENTS_OF_ALICE;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.fixture.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that does not keep up costs a bounded queue, then its connection; nobody else notices. */
class SlowReaderIT {
    private static final int EVENTS = 2_500;
    private static final String BOOK = "market.book.BTC-USDT";
    private static final BridgeLimits LIMITS = new BridgeLimits(10, 200, 100, 8_192, 500, 20, 65_536, 4, 60, 60);

    private RunningBridge server;

    @BeforeEach
    void start() throws Exception {
        server = new RunningBridge(LIMITS, router -> {});
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/eventbus/websocket", "/eventbus/1/abc/websocket"})
    void closesAClientThatNeverReadsItsAccount(String path) throws Exception {
        try (SilentSocket silent = new SilentSocket(server.port(), path);
                BridgeClient reader = BridgeClient.connect(server)) {
            ask(
                    silent,
                    path,
                    frame("register", EVENTS_OF_ALICE)
                            .put("headers", bearer(KEY).put("after", 0)));
            reader.listen(EVENTS_OF_ALICE, bearer(KEY).put("after", 0));
            Await.until("listeners", () -> server.gauge("registrations") == 2);
            List<Long> read = new ArrayList<>();

            // How much the system's own buffers take differs from run to run; the other one is given the time to read.
            Await.until("closed", () -> {
                for (int i = 0; i < 100; i++) {
                    server.happen();
                }
                read.addAll(reader.nextSequences(100));
                return server.count("closed", "reason", "slow_reader") == 1;
            });

            assertThat(read).isEqualTo(upTo(read.size()));
            assertThat(server.gauge("sockets")).isEqualTo(1);
            List<Long> got = sequencesIn(silent.readToEnd());
            assertThat(got).isEqualTo(upTo(got.size())).hasSizeLessThan(read.size());
            resumes(got.get(got.size() - 1), read.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/eventbus/websocket", "/eventbus/1/abc/websocket"})
    void closesAClientThatNeverReadsTheMarket(String path) throws Exception {
        try (SilentSocket silent = new SilentSocket(server.port(), path)) {
            ask(silent, path, frame("register", BOOK));
            Await.until("listener", () -> server.bridge().hasListeners(BOOK));
            AtomicLong announced = new AtomicLong();

            Await.until("closed", () -> {
                for (int i = 0; i < 100; i++) {
                    server.announce(Addresses.BOOK_EVENTS, Market.book(announced.incrementAndGet()));
                }
                return server.count("closed", "reason", "slow_reader") == 1;
            });

            assertThat(server.count("events", "outcome", "conflated")).isPositive();
            assertThat(server.count("disconnected", "channel", "book")).isEqualTo(1);
            assertThat(server.count("events", "outcome", "delivered")).isLessThan((double) announced.get());
            assertThat(server.bridge().hasListeners(BOOK)).isFalse();
            Await.until("cut", silent::isCut);
        }
    }

    @Test
    void bringsAReaderThatPausedUpToDate() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(EVENTS_OF_ALICE, bearer(KEY));
            client.listen(BOOK, new JsonObject());
            client.pause();
            for (int i = 1; i <= EVENTS; i++) {
                server.announce(Addresses.BOOK_EVENTS, Market.book(i));
            }
            server.happen();
            server.happen();
            Await.until("conflated", () -> server.count("events", "outcome", "conflated") > 0);
            client.resume();

            JsonObject book = client.next();
            int events = 0;
            while (events < 2 || book.getJsonObject("body").getLong("sequence") < EVENTS) {
                JsonObject next = client.next();
                book = next.getString("address").equals(BOOK) ? next : book;
                events += next.getString("address").equals(EVENTS_OF_ALICE) ? 1 : 0;
            }
            assertThat(client.isOpen()).isTrue();
            assertThat(server.count("events", "outcome", "conflated")).isPositive();
        }
    }

    private void resumes(long last, int happened) throws Exception {
        try (BridgeClient back = BridgeClient.connect(server)) {
            back.register(EVENTS_OF_ALICE, bearer(KEY).put("after", last));

            assertThat(back.nextSequences((int) (happened - last)))
                    .isEqualTo(
                            LongStream.rangeClosed(last + 1, happened).boxed().toList());
        }
    }

    private static void ask(SilentSocket socket, String path, JsonObject frame) throws Exception {
        boolean raw = path.equals("/eventbus/websocket");
        socket.send(raw ? frame.encode() : new JsonArray().add(frame.encode()).encode());
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** Sequence numbers of the events that came completely. */
    private static List<Long> sequencesIn(String received) {
        Matcher complete = Pattern.compile("sequence[\\\\\"]+:([0-9]+),[\\\\\"]+padding[\\\\\"]+:[\\\\\"]+x{4000}")
                .matcher(received);
        return complete.results().map(match -> Long.valueOf(match.group(1))).toList();
    }
}
