package io.cryptoflow.entrypoints.bridge;

import static io.cryptoflow.entrypoints.bridge.BridgeClient.bearer;
import static io.cryptoflow.entrypoints.bridge.BridgeClient.frame;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.EVENTS_OF_ALICE;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.KEY;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.TICKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much one client may take. */
class BridgeLimitsIT {
    private static final JsonObject NO_HEADERS = new JsonObject();
    private static final BridgeLimits TIGHT = new BridgeLimits(2, 200, 100, 8_192, 5_000, 20, 65_536, 1, 2, 1);

    @Test
    void closesAClientThatRegistersAThousandTimes() throws Exception {
        try (RunningBridge server = new RunningBridge(TIGHT, router -> {});
                BridgeClient client = BridgeClient.connect(server)) {
            for (int i = 0; i < 1_000; i++) {
                client.register("market.ticker.A" + i + "-USDT", NO_HEADERS);
            }

            for (int i = 0; i < 21; i++) {
                assertThat(client.nextError()).isEqualTo("max_handlers_reached");
            }
            assertThat(client.nextError()).isEqualTo("too_many_refusals");
            assertThat(client.closed()).isEqualTo("1008 too_many_refusals");
            assertThat(server.gauge("registrations")).isZero();
            assertThat(server.bridge().hasListeners("market.ticker.A1-USDT")).isFalse();
        }
    }

    @Test
    void closesAClientThatGuessesKeys() throws Exception {
        try (RunningBridge server = RunningBridge.start();
                BridgeClient client = BridgeClient.connect(server)) {
            for (int i = 0; i < 21; i++) {
                client.register(EVENTS_OF_ALICE, bearer("cf_paper_" + i));
                assertThat(client.nextError()).isEqualTo("not_logged_in");
            }

            assertThat(client.closed()).isEqualTo("1008 too_many_refusals");
        }
    }

    @Test
    void closesAClientThatFloods() throws Exception {
        try (RunningBridge server = RunningBridge.start();
                BridgeClient client = BridgeClient.connect(server)) {
            for (int i = 0; i < 2_000; i++) {
                client.send("{\"type\":\"ping\"}");
            }

            assertThat(client.closed()).isEqualTo("1008 too_many_frames");
        }
    }

    @Test
    void closesAClientWithAFrameThatIsTooLong() throws Exception {
        try (RunningBridge server = RunningBridge.start();
                BridgeClient client = BridgeClient.connect(server)) {
            client.send(frame("register", "x".repeat(8_192)).encode());

            assertThat(client.closed()).isEqualTo("1009 frame_too_long");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{",
                "\u0000",
                "{}",
                "{\"type\":1}",
                "{\"type\":\"rec\",\"address\":\"market.ticker.BTC-USDT\"}",
                "{\"type\":\"register\"}",
                "{\"type\":\"register\",\"address\":{}}",
                "{\"type\":\"register\",\"address\":\"account.alice.events\",\"headers\":[1]}",
                "{\"type\":\"register\",\"address\":\"account.alice.events\",\"headers\":{\"Authorization\":{}}}",
                "{\"type\":\"register\",\"address\":\"account.alice.events\",\"headers\":{\"after\":-1}}",
                "{\"type\":\"register\",\"address\":\"account.alice.events\",\"headers\":{\"after\":null}}",
                "{\"type\":\"register\",\"address\":\"account.alice.events\",\"headers\":{\"after\":\"1e3\"}}",
                "{\"type\":\"unregister\",\"address\":7}",
                "{\"type\":\"send\",\"address\":[],\"replyAddress\":9}"
            })
    void answersABadFrameAndCarriesOn(String bad) throws Exception {
        try (RunningBridge server = RunningBridge.start();
                BridgeClient client = BridgeClient.connect(server)) {
            client.send(bad);

            assertThat(client.next().getString("type")).isEqualTo("err");
            client.listen(TICKER, NO_HEADERS);
        }
    }

    @Test
    void closesAnIdleClientAndKeepsOneThatPings() throws Exception {
        try (RunningBridge server = new RunningBridge(TIGHT, router -> {});
                BridgeClient idle = BridgeClient.connect(server);
                BridgeClient pinging = BridgeClient.connect(server)) {
            for (int i = 0; i < 20 && idle.isOpen(); i++) {
                pinging.send("{\"type\":\"ping\"}");
                Thread.sleep(200);
            }

            assertThat(idle.closed()).isEqualTo("1001 idle");
            assertThat(pinging.isOpen()).isTrue();
        }
    }

    @Test
    void turnsAwayMoreSocketsThanItMayHold() throws Exception {
        try (RunningBridge server = new RunningBridge(TIGHT, router -> {});
                BridgeClient first = BridgeClient.connect(server);
                BridgeClient second = BridgeClient.connect(server)) {
            first.listen(TICKER, NO_HEADERS);
            second.listen(TICKER, NO_HEADERS);

            assertThatThrownBy(() -> BridgeClient.connect(server))
                    .cause()
                    .isInstanceOfSatisfying(UpgradeRejectedException.class, refused -> assertThat(refused.getStatus())
                            .isEqualTo(503));
        }
    }

    @Test
    void endsTheStreamOfARevokedKey() throws Exception {
        try (RunningBridge server = new RunningBridge(TIGHT, router -> {});
                BridgeClient client = BridgeClient.connect(server)) {
            client.listen(EVENTS_OF_ALICE, bearer(KEY));

            server.revoke(KEY);

            assertThat(client.nextError()).isEqualTo("not_logged_in");
            assertThat(server.bridge().hasListeners(EVENTS_OF_ALICE)).isFalse();
        }
    }
}
