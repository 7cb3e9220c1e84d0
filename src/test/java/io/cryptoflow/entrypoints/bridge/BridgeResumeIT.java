package io.cryptoflow.entrypoints.bridge;

import static io.cryptoflow.entrypoints.bridge.BridgeClient.bearer;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.EVENTS_OF_ALICE;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that comes back gets what it missed. */
class BridgeResumeIT {
    private static final int RECONNECTIONS = 1_000;
    private RunningBridge server;

    @BeforeEach
    void start() throws Exception {
        server = RunningBridge.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void deliversMissedEventsBeforeLiveOnes() throws Exception {
        for (int i = 0; i < 250; i++) {
            server.happen();
        }
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(EVENTS_OF_ALICE, bearer(KEY).put("after", "3"));
            server.happen();

            assertThat(client.nextSequences(248))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(4, 251).boxed().toList());
            client.hearsNothing(Duration.ofMillis(200));
        }
    }

    @Test
    void readsFromTheStoreWhatWasNeverAnnounced() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(EVENTS_OF_ALICE, bearer(KEY).put("after", 0));
            server.happen();
            server.store();
            server.store();
            server.happen();

            assertThat(client.nextSequences(4)).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void refusesToResumeAfterAnEventThatNeverWas() throws Exception {
        server.happen();
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.register(EVENTS_OF_ALICE, bearer(KEY).put("after", 2));

            assertThat(client.nextError()).isEqualTo("invalid_after");
        }
    }

    @Test
    void leavesNoGapAndNoDuplicateOverAThousandReconnections() throws Exception {
        AtomicBoolean trading = new AtomicBoolean(true);
        Thread trader = new Thread(() -> trade(trading));
        trader.start();
        List<Long> received = new ArrayList<>();
        for (int i = 0; i < RECONNECTIONS; i++) {
            long last = received.isEmpty() ? 0 : received.get(received.size() - 1);
            try (BridgeClient client = BridgeClient.connect(server)) {
                client.register(EVENTS_OF_ALICE, bearer(KEY).put("after", last));
                received.addAll(client.nextSequences(1 + i % 3));
            }
        }
        trading.set(false);
        trader.join();

        assertThat(received)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, received.size()).boxed().toList());
        assertThat(received).hasSizeGreaterThan(RECONNECTIONS);
    }

    private void trade(AtomicBoolean trading) {
        while (trading.get()) {
            server.happen();
            LockSupport.parkNanos(2_000_000);
        }
    }
}
