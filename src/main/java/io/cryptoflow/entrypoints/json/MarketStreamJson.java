package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What streams of the market tell: whole states, and what changed since the one before. */
public final class MarketStreamJson {
    private MarketStreamJson() {}

    /** The whole of {@code book}. */
    public static JsonObject book(OrderBook book) {
        return new JsonObject()
                .put("symbol", book.symbol().toString())
                .put("snapshot", true)
                .put("sequence", book.sequence())
                .put("bids", MarketDataJson.levels(book.bids()))
                .put("asks", MarketDataJson.levels(book.asks()))
                .put("occurredAt", book.occurredAt().toString())
                .put("stale", false);
    }

    /** What turns {@code before} into {@code book}: levels with their new quantity, 0 for those that are gone. */
    public static JsonObject bookChange(OrderBook before, OrderBook book) {
        return new JsonObject()
                .put("symbol", book.symbol().toString())
                .put("snapshot", false)
                .put("previousSequence", before.sequence())
                .put("sequence", book.sequence())
                .put("bids", changes(before.bids(), book.bids(), true))
                .put("asks", changes(before.asks(), book.asks(), false))
                .put("occurredAt", book.occurredAt().toString())
                .put("stale", false);
    }

    /** A book that may not be used until a whole one comes; {@code sequence} is the last one that was told. */
    public static JsonObject lostBook(Symbol symbol, long sequence) {
        return new JsonObject()
                .put("symbol", symbol.toString())
                .put("snapshot", true)
                .put("sequence", sequence)
                .put("bids", new JsonArray())
                .put("asks", new JsonArray())
                .put("stale", true);
    }

    /** The last prints, newest first; {@code sequence} is the number of the newest. */
    public static JsonObject trades(Symbol symbol, long sequence, List<PublicTrade> newestFirst) {
        return tradesOf(symbol, true).put("sequence", sequence).put("trades", trades(newestFirst));
    }

    /** One more print, the one after number {@code sequence - 1}. */
    public static JsonObject trade(PublicTrade trade, long sequence) {
        return tradesOf(trade.symbol(), false)
                .put("previousSequence", sequence - 1)
                .put("sequence", sequence)
                .put("trades", trades(List.of(trade)));
    }

    /** The whole of {@code candle}, so far or for good. */
    public static JsonObject candle(Candle candle) {
        return new JsonObject()
                .put("symbol", candle.symbol().toString())
                .put("interval", candle.interval().text())
                .mergeIn(CandleJson.candle(candle));
    }

    private static JsonObject tradesOf(Symbol symbol, boolean snapshot) {
        return new JsonObject().put("symbol", symbol.toString()).put("snapshot", snapshot);
    }

    private static JsonArray trades(List<PublicTrade> trades) {
        JsonArray json = new JsonArray();
        trades.forEach(trade -> json.add(MarketDataJson.publicTrade(trade)));
        return json;
    }

    /** Both lists are sorted, best first, so one walk over both finds what differs. */
    private static JsonArray changes(List<BookLevel> before, List<BookLevel> now, boolean falling) {
        JsonArray changes = new JsonArray();
        int old = 0;
        for (BookLevel level : now) {
            while (old < before.size() && isBetter(before.get(old), level, falling)) {
                changes.add(gone(before.get(old++)));
            }
            boolean known = old < before.size() && before.get(old).price().equals(level.price());
            if (!known || !before.get(old).quantity().equals(level.quantity())) {
                changes.add(MarketDataJson.level(level));
            }
            old += known ? 1 : 0;
        }
        before.subList(old, before.size()).forEach(level -> changes.add(gone(level)));
        return changes;
    }

    private static boolean isBetter(BookLevel one, BookLevel other, boolean falling) {
        return falling ? one.price().isAbove(other.price()) : one.price().isBelow(other.price());
    }

    private static JsonObject gone(BookLevel level) {
        return new JsonObject().put("price", level.price().toString()).put("quantity", "0");
    }
}
