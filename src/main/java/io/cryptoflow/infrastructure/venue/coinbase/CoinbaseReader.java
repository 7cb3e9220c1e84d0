package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads the feed. Changes of a book are not numbered, so they are counted here: what arrived before a snapshot is older than
 * it. That nothing is missing is told by the trades, which are numbered one by one, and the heartbeats beside them. Messages
 * of other types are ignored, as Coinbase asks of its clients.
 */
final class CoinbaseReader implements MessageReader {
    private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    private final InstantSource clock;
    private final Map<Symbol, TradeCount> trades = new HashMap<>();
    private long count;

    /** @param clock tells the time of what the venue tells none of: snapshots and batches of changes */
    CoinbaseReader(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void read(String text, MessageSink sink) {
        JsonObject message = WireJson.object(text);
        switch (WireJson.text(message, "type")) {
            case "snapshot" -> snapshot(message, sink);
            case "l2update" -> delta(message, sink);
            case "last_match" -> count(symbol(message)).take(WireJson.number(message, "trade_id"));
            case "match" -> trade(message, sink);
            case "heartbeat" -> heartbeat(message, sink);
            case "error" -> error(message, sink);
            default -> {}
        }
    }

    private void snapshot(JsonObject message, MessageSink sink) {
        count++;
        sink.snapshot(new BookSnapshot(
                symbol(message),
                count,
                WireJson.levels(WireJson.array(message, "bids")),
                WireJson.levels(WireJson.array(message, "asks")),
                true,
                time(message),
                OptionalLong.empty()));
    }

    private void delta(JsonObject message, MessageSink sink) {
        List<BookLevel> bids = new ArrayList<>();
        List<BookLevel> asks = new ArrayList<>();
        for (Object entry : WireJson.array(message, "changes")) {
            JsonArray change = (JsonArray) entry;
            BookLevel level = new BookLevel(Price.of(WireJson.text(change, 1)), Quantity.of(WireJson.text(change, 2)));
            (CoinbaseTrades.side(WireJson.text(change, 0)) == Side.BUY ? bids : asks).add(level);
        }
        count++;
        sink.delta(new BookDelta(symbol(message), count, count, bids, asks, time(message), OptionalLong.empty()));
    }

    private void trade(JsonObject message, MessageSink sink) {
        Symbol symbol = symbol(message);
        long id = WireJson.number(message, "trade_id");
        TradeCount counted = count(symbol);
        if (!counted.isNew(id)) {
            return;
        }
        counted.take(id).ifPresent(gap -> sink.lost(symbol, gap));
        sink.trade(CoinbaseTrades.trade(symbol, message));
    }

    private void heartbeat(JsonObject message, MessageSink sink) {
        Symbol symbol = symbol(message);
        count(symbol).beat(WireJson.number(message, "last_trade_id")).ifPresent(gap -> sink.lost(symbol, gap));
    }

    private TradeCount count(Symbol symbol) {
        return trades.computeIfAbsent(symbol, first -> new TradeCount());
    }

    /** What is given up may have been unknown. */
    private static void error(JsonObject message, MessageSink sink) {
        String trouble = WireJson.text(message, "message");
        if (!trouble.startsWith("Failed to unsubscribe")) {
            sink.refused(trouble + ": " + message.getString("reason", ""));
        }
    }

    private static Symbol symbol(JsonObject message) {
        return Symbol.of(WireJson.text(message, "product_id"));
    }

    private Instant time(JsonObject message) {
        Instant told = message.containsKey("time") ? Instant.parse(WireJson.text(message, "time")) : NO_TIME;
        return told.equals(NO_TIME) ? clock.instant() : told;
    }
}
