package io.cryptoflow.entrypoints.bridge;

import static io.cryptoflow.entrypoints.bridge.BridgeClient.bearer;
import static io.cryptoflow.entrypoints.bridge.BridgeClient.frame;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.EVENTS_OF_ALICE;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.KEY;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.KEY_OF_BOB;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.KEY_WITHOUT_READ;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.TICKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.application.messaging.Addresses;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what, and who gets nothing. */
class EventBusBridgeIT {
    private static final JsonObject NO_HEADERS = new JsonObject();
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private RunningBridge server;

    @BeforeEach
    void start() throws Exception {
        server = new RunningBridge(BridgeLimits.STANDARD, router -> {}, "https://console.example.com");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void deliversTheMarketToEverybody() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(TICKER, NO_HEADERS);
            client.listen("market.trade.BTC-USDT", NO_HEADERS);
            client.listen("market.book.BTC-USDT", NO_HEADERS);
            client.listen("market.candle.BTC-USDT.1m", NO_HEADERS);

            server.announce(Addresses.TICKER_EVENTS, Market.ticker("60000.5"));
            server.announce(Addresses.TRADE_EVENTS, Market.trade(7));
            server.announce(Addresses.BOOK_EVENTS, Market.book(9));
            server.announce(Addresses.CANDLE_EVENTS, Market.candle("60500", false));

            assertThat(client.next().getJsonObject("body").getString("lastPrice"))
                    .isEqualTo("60000.5");
            assertThat(client.next().getString("address")).isEqualTo("market.trade.BTC-USDT");
            assertThat(client.next().getString("address")).isEqualTo("market.book.BTC-USDT");
            assertThat(client.next().getString("address")).isEqualTo("market.candle.BTC-USDT.1m");
        }
    }

    @Test
    void deliversTheSignalsOfAStrategyToEverybody() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen("strategy.signal.golden", NO_HEADERS);

            server.announce(Addresses.SIGNAL_EVENTS, Market.signal("golden"));

            JsonObject frame = client.next();
            assertThat(frame.getString("address")).isEqualTo("strategy.signal.golden");
            assertThat(frame.getJsonObject("body").getString("side")).isEqualTo("BUY");
            assertThat(frame.getJsonObject("body").getString("candleOpenTime")).isEqualTo("2026-01-01T12:00:00Z");
        }
    }

    @Test
    void deliversAccountEventsToTheKeyInTheRegisterFrame() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(EVENTS_OF_ALICE, bearer(KEY));

            server.happen();

            assertThat(client.nextSequences(1)).containsExactly(1L);
        }
    }

    @Test
    void deliversAccountEventsToTheKeyInTheUpgradeRequest() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server, "Authorization", "Bearer " + KEY)) {
            client.listen(EVENTS_OF_ALICE, NO_HEADERS);

            server.happen();

            assertThat(client.nextSequences(1)).containsExactly(1L);
        }
    }

    @Test
    void refusesAccountEventsToEverybodyElse() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.register(EVENTS_OF_ALICE, NO_HEADERS);
            client.register(EVENTS_OF_ALICE, bearer("cf_paper_guess"));
            client.register(EVENTS_OF_ALICE, bearer(KEY_OF_BOB).put("after", 0));
            client.register(EVENTS_OF_ALICE, bearer(KEY_WITHOUT_READ));
            client.register("account.nobody.events", bearer(KEY_OF_BOB));
            server.happen();

            List<String> errors = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                errors.add(client.nextError());
            }

            assertThat(errors)
                    .containsExactly(
                            "not_logged_in", "not_logged_in", "access_denied", "access_denied", "access_denied");
            server.happen();
            client.hearsNothing(A_MOMENT);
        }
    }

    @Test
    void namesTheAddressOfARefusal() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.register(EVENTS_OF_ALICE, bearer(KEY_OF_BOB));

            assertThat(client.next())
                    .isEqualTo(new JsonObject()
                            .put("type", "err")
                            .put("address", EVENTS_OF_ALICE)
                            .put("body", "access_denied")
                            .put("failureCode", 403)
                            .put("failureType", "RECIPIENT_FAILURE")
                            .put("message", "no such address for this key"));
        }
    }

    @Test
    void refusesANewRegistrationWithARevokedKey() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server, "Authorization", "Bearer " + KEY)) {
            client.listen(EVENTS_OF_ALICE, NO_HEADERS);
            client.send(frame("unregister", EVENTS_OF_ALICE).encode());
            server.revoke(KEY);

            client.register(EVENTS_OF_ALICE, NO_HEADERS);

            assertThat(client.nextError()).isEqualTo("not_logged_in");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders.place",
                "accounts.authenticate",
                "account.events",
                "ticker.events",
                "market.find-tickers",
                "market.ticker.",
                "market.ticker.btc-usdt",
                "market.ticker.*",
                "market.ticker.BTC-USDT.x",
                "market.candle.BTC-USDT",
                "market.candle.BTC-USDT.2m",
                "market.candle.BTC-USDT.1m.x",
                "account..events",
                "account.alice.events.x",
                "account.ALICE.events"
            })
    void opensNoOtherAddress(String address) throws Exception {
        Queue<Object> reached = new ConcurrentLinkedQueue<>();
        server.vertx().eventBus().consumer(address, message -> reached.add(message.body()));
        try (BridgeClient client = BridgeClient.connect(server, "Authorization", "Bearer " + KEY)) {
            client.register(address, NO_HEADERS);
            client.send(frame("send", address).put("body", "x").encode());
            client.send(frame("publish", address).put("body", "x").encode());
            client.send(frame("send", address).put("replyAddress", "me").encode());

            assertThat(client.nextError()).isEqualTo("access_denied");
            assertThat(client.nextError()).isEqualTo("rejected");
            assertThat(client.nextError()).isEqualTo("rejected");
            assertThat(client.next().getString("address")).isEqualTo("me");
            server.vertx().eventBus().publish(address, "secret");
            client.hearsNothing(A_MOMENT);
        }
        assertThat(reached).containsExactly("secret");
    }

    @Test
    void passesNothingFromOneClientToAnother() throws Exception {
        try (BridgeClient listener = BridgeClient.connect(server);
                BridgeClient forger = BridgeClient.connect(server, "Authorization", "Bearer " + KEY)) {
            listener.listen(TICKER, NO_HEADERS);
            forger.listen(TICKER, NO_HEADERS);
            forger.send(frame("publish", TICKER).put("body", new JsonObject()).encode());
            forger.send(frame("send", TICKER).put("body", new JsonObject()).encode());

            assertThat(forger.nextError()).isEqualTo("rejected");
            assertThat(forger.nextError()).isEqualTo("rejected");
            listener.hearsNothing(A_MOMENT);
        }
    }

    @Test
    void ignoresAKeyInTheAddressOfTheSocket() throws Exception {
        try (SilentSocket socket = new SilentSocket(
                server.port(), "/eventbus/websocket?token=" + KEY + "&Authorization=Bearer%20" + KEY)) {
            socket.send(frame("register", EVENTS_OF_ALICE).encode());
            socket.send("x".repeat(9_000));

            assertThat(socket.readToEnd()).contains("not_logged_in");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "http://127.0.0.1:1", "null", "https://console.example.com.evil", ":"})
    void turnsAwayPagesOfOtherSites(String origin) {
        assertThatThrownBy(() -> BridgeClient.connect(server, "Origin", origin))
                .cause()
                .isInstanceOfSatisfying(UpgradeRejectedException.class, refused -> assertThat(refused.getStatus())
                        .isEqualTo(403));
    }

    @Test
    void letsPagesOfItsOwnAndOfConfiguredSitesIn() throws Exception {
        for (String origin : List.of("http://127.0.0.1:" + server.port(), "https://console.example.com")) {
            try (BridgeClient client = BridgeClient.connect(server, "Origin", origin)) {
                client.listen(TICKER, NO_HEADERS);
            }
        }
    }

    @Test
    void tellsClientsThatTheServerGoesAway() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(EVENTS_OF_ALICE, bearer(KEY));
            server.happen();
            client.nextSequences(1);

            server.bridge().close();

            assertThat(client.next().getJsonObject("resume")).isEqualTo(new JsonObject().put(EVENTS_OF_ALICE, 1));
            assertThat(client.closed()).isEqualTo("1001 going_away after=1");
            assertThat(server.gauge("sockets")).isZero();
        }
    }
}
