package io.cryptoflow.entrypoints.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent.BookLost;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a subscriber of the market is told first, then, and after a loss. */
class MarketStreamsIT {
    private static final String BOOK = "market.book.BTC-USDT";
    private static final String TRADE = "market.trade.BTC-USDT";
    private static final String CANDLE = "market.candle.BTC-USDT.1m";
    private static final JsonObject NO_HEADERS = new JsonObject();

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
    void tellsThePresentAtOnce() throws Exception {
        server.announce(Addresses.TICKER_EVENTS, Market.ticker("60000.5"));
        server.announce(Addresses.CANDLE_EVENTS, Market.candle("60500", false));
        server.announce(Addresses.BOOK_EVENTS, Market.book(9));
        server.announce(Addresses.TRADE_EVENTS, Market.trade(1));
        server.announce(Addresses.TRADE_EVENTS, Market.trade(2));
        try (BridgeClient client = BridgeClient.connect(server)) {
            for (String address : List.of(RunningBridge.TICKER, CANDLE, BOOK, TRADE)) {
                client.register(address, NO_HEADERS);
            }

            assertThat(client.nextBody().getString("lastPrice")).isEqualTo("60000.5");
            assertThat(client.nextBody().getString("close")).isEqualTo("60500");
            JsonObject book = client.nextBody();
            assertThat(book.getBoolean("snapshot")).isTrue();
            assertThat(book.getLong("sequence")).isEqualTo(9);
            assertThat(book.getJsonArray("bids")).hasSize(100);
            JsonObject trades = client.nextBody();
            assertThat(trades.getBoolean("snapshot")).isTrue();
            assertThat(trades.getLong("sequence")).isEqualTo(2);
            assertThat(tradeIds(trades)).containsExactly("2", "1");
        }
    }

    @Test
    void tellsChangesThatJoinWithoutAGap() throws Exception {
        server.announce(Addresses.BOOK_EVENTS, Market.book(9));
        server.announce(Addresses.TRADE_EVENTS, Market.trade(1));
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(BOOK, NO_HEADERS);
            client.nextBody();
            client.listen(TRADE, NO_HEADERS);
            client.nextBody();
            server.announce(Addresses.BOOK_EVENTS, Market.book(12));
            server.announce(Addresses.TRADE_EVENTS, Market.trade(2));

            JsonObject change = client.nextBody();
            assertThat(change.getBoolean("snapshot")).isFalse();
            assertThat(change.getLong("previousSequence")).isEqualTo(9);
            assertThat(change.getLong("sequence")).isEqualTo(12);
            JsonObject trade = client.nextBody();
            assertThat(trade.getLong("previousSequence")).isEqualTo(1);
            assertThat(trade.getLong("sequence")).isEqualTo(2);
            assertThat(tradeIds(trade)).containsExactly("2");
        }
    }

    @Test
    void marksALostBookAndBeginsAnewAfterIt() throws Exception {
        server.announce(Addresses.BOOK_EVENTS, Market.book(9));
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(BOOK, NO_HEADERS);
            client.nextBody();
            server.announce(Addresses.BOOK_LOST_EVENTS, new BookLost(Symbol.of("BTC-USDT"), "gap"));
            server.announce(Addresses.BOOK_LOST_EVENTS, new BookLost(Symbol.of("BTC-USDT"), "gap"));
            server.announce(Addresses.BOOK_EVENTS, Market.book(12));

            assertThat(client.nextBody())
                    .isEqualTo(
                            new JsonObject(
                                    "{\"symbol\":\"BTC-USDT\",\"snapshot\":true,\"sequence\":9,\"bids\":[],\"asks\":[],\"stale\":true}"));
            JsonObject whole = client.nextBody();
            assertThat(whole.getBoolean("snapshot")).isTrue();
            assertThat(whole.getBoolean("stale")).isFalse();
            assertThat(whole.getLong("sequence")).isEqualTo(12);
        }
    }

    @Test
    void tellsEveryCandleButThoseOfThePast() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(CANDLE, NO_HEADERS);
            server.announce(Addresses.CANDLE_EVENTS, Market.candle("60500", true));
            server.announce(Addresses.CANDLE_EVENTS, Market.candle(Market.NOON.plusSeconds(60), "60501", false));
            server.announce(Addresses.CANDLE_EVENTS, Market.candle("60502", true));
            server.announce(Addresses.CANDLE_EVENTS, Market.candle(Market.NOON.plusSeconds(60), "60503", false));

            assertThat(client.nextBody().getString("close")).isEqualTo("60500");
            assertThat(client.nextBody().getString("close")).isEqualTo("60501");
            assertThat(client.nextBody().getString("close")).isEqualTo("60503");
        }
    }

    @Test
    void beginsAnewForAClientThatRegistersAgain() throws Exception {
        server.announce(Addresses.BOOK_EVENTS, Market.book(9));
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(BOOK, NO_HEADERS);
            client.nextBody();
            client.send(BridgeClient.frame("unregister", BOOK).encode());
            client.listen(RunningBridge.TICKER, NO_HEADERS);
            server.announce(Addresses.BOOK_EVENTS, Market.book(10));
            server.announce(Addresses.BOOK_EVENTS, Market.book(11));

            client.listen(BOOK, NO_HEADERS);

            JsonObject whole = client.nextBody();
            assertThat(whole.getBoolean("snapshot")).isTrue();
            assertThat(whole.getLong("sequence")).isEqualTo(11);
        }
    }

    @Test
    void countsWhatWasDeliveredByChannel() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(TRADE, NO_HEADERS);
            server.announce(Addresses.TRADE_EVENTS, Market.trade(1));
            client.nextBody();

            assertThat(server.count("events", "channel", "trade")).isEqualTo(1);
            assertThat(server.count("events", "channel", "book")).isZero();
        }
    }

    private static List<String> tradeIds(JsonObject trades) {
        return trades.getJsonArray("trades").stream()
                .map(trade -> ((JsonObject) trade).getString("tradeId"))
                .toList();
    }
}
