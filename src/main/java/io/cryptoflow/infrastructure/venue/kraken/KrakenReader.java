package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.infrastructure.venue.BookDelta;
import io.cryptoflow.infrastructure.venue.BookSnapshot;
import io.cryptoflow.infrastructure.venue.MessageReader;
import io.cryptoflow.infrastructure.venue.MessageSink;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads version 2 of the WebSocket. Kraken numbers no message, so books are counted here: what arrived before a snapshot is
 * older than it. Its heartbeats, its status and the answers to what went well tell nothing about the market.
 */
final class KrakenReader implements MessageReader {
    private static final long NO_TRADE = -1;

    private final Map<Symbol, Long> lastTrades;
    private final InstantSource clock;
    private long count;

    /**
     * @param lastTrades of all connections to Kraken together
     * @param clock tells the time of a snapshot that has none of its own
     */
    KrakenReader(Map<Symbol, Long> lastTrades, InstantSource clock) {
        this.lastTrades = lastTrades;
        this.clock = clock;
    }

    @Override
    public void read(String text, MessageSink sink) {
        JsonObject message = WireJson.object(text);
        switch (message.getString("channel", "")) {
            case "book" -> data(message).forEach(book -> book(message, (JsonObject) book, sink));
            case "trade" -> trades(message, sink);
            case "" -> answer(message, sink);
            default -> {}
        }
    }

    private static JsonArray data(JsonObject message) {
        return WireJson.array(message, "data");
    }

    private void book(JsonObject message, JsonObject book, MessageSink sink) {
        Symbol symbol = symbol(book);
        List<BookLevel> bids = levels(book, "bids");
        List<BookLevel> asks = levels(book, "asks");
        Instant occurredAt = book.containsKey("timestamp") ? timestamp(book) : clock.instant();
        OptionalLong checksum = OptionalLong.of(WireJson.number(book, "checksum"));
        count++;
        if (isSnapshot(message)) {
            sink.snapshot(new BookSnapshot(symbol, count, bids, asks, true, occurredAt, checksum));
        } else {
            sink.delta(new BookDelta(symbol, count, count, bids, asks, occurredAt, checksum));
        }
    }

    private static boolean isSnapshot(JsonObject message) {
        return WireJson.text(message, "type").equals("snapshot");
    }

    private static long tradeId(JsonObject trade) {
        return WireJson.number(trade, "trade_id");
    }

    private static List<BookLevel> levels(JsonObject book, String side) {
        return WireJson.array(book, side).stream()
                .map(JsonObject.class::cast)
                .map(level -> new BookLevel(price(level, "price"), quantity(level)))
                .toList();
    }

    /** The fifty newest trades come first: of use where they are news because a connection was lost. */
    private void trades(JsonObject message, MessageSink sink) {
        boolean update = !isSnapshot(message);
        data(message).stream()
                .map(JsonObject.class::cast)
                .sorted(Comparator.comparingLong(KrakenReader::tradeId))
                .filter(trade -> isNews(trade, update))
                .forEach(trade -> trade(trade, sink));
    }

    private boolean isNews(JsonObject trade, boolean update) {
        long last = lastTrades.getOrDefault(symbol(trade), NO_TRADE);
        return tradeId(trade) > last && (update || last != NO_TRADE);
    }

    private void trade(JsonObject trade, MessageSink sink) {
        lastTrades.put(symbol(trade), tradeId(trade));
        sink.trade(new PublicTrade(
                symbol(trade),
                WireJson.text(trade, "trade_id"),
                price(trade, "price"),
                quantity(trade),
                WireJson.text(trade, "side").equals("buy") ? Side.BUY : Side.SELL,
                timestamp(trade)));
    }

    /** What is given up may have been unknown. One symbol that is refused is no reason to give up the others. */
    private static void answer(JsonObject message, MessageSink sink) {
        if (!message.containsKey("error") || message.getString("method", "").equals("unsubscribe")) {
            return;
        }
        String error = WireJson.text(message, "error");
        KrakenNames.symbol(message.getString("symbol", ""))
                .ifPresentOrElse(symbol -> sink.lost(symbol, error), () -> sink.refused(error));
    }

    private static Symbol symbol(JsonObject json) {
        String name = WireJson.text(json, "symbol");
        return KrakenNames.symbol(name)
                .orElseThrow(() -> new IllegalArgumentException("expected a symbol like BTC/USDT, was " + name));
    }

    private static Price price(JsonObject json, String name) {
        return Price.of(WireJson.text(json, name));
    }

    private static Quantity quantity(JsonObject json) {
        return Quantity.of(WireJson.text(json, "qty"));
    }

    private static Instant timestamp(JsonObject json) {
        return Instant.parse(WireJson.text(json, "timestamp"));
    }
}
