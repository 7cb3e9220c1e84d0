package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Ticker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Instruments, tickers, books and prints as the contract's schemas show them, every price with its source. */
public final class MarketDataJson {
    private MarketDataJson() {}

    /** The JSON of {@code instrument}. */
    public static JsonObject instrument(Instrument instrument) {
        return new JsonObject()
                .put("symbol", instrument.symbol().toString())
                .put("baseAsset", instrument.symbol().base().code())
                .put("quoteAsset", instrument.symbol().quote().code())
                .put("tickSize", instrument.tickSize().toString())
                .put("lotSize", instrument.lotSize().toString())
                .put("minimumNotional", instrument.minimumNotional().plain());
    }

    /** The JSON of {@code ticker}. */
    public static JsonObject ticker(Ticker ticker) {
        return tickerWithoutAge(ticker).put("ageMillis", ticker.age().toMillis());
    }

    static JsonObject tickerWithoutAge(Ticker ticker) {
        JsonObject json = new JsonObject().put("symbol", ticker.symbol().toString());
        ticker.bestBid().ifPresent(bid -> json.put("bestBid", level(bid)));
        ticker.bestAsk().ifPresent(ask -> json.put("bestAsk", level(ask)));
        ticker.lastPrice().ifPresent(price -> json.put("lastPrice", price.toString()));
        return json.put("source", source(ticker.source()))
                .put("occurredAt", ticker.occurredAt().toString())
                .put("receivedAt", ticker.receivedAt().toString())
                .put("stale", ticker.stale());
    }

    /** A book with where it comes from and how old it is. */
    public static JsonObject book(FindBook.Result found) {
        return book(found.book())
                .put("source", source(found.source()))
                .put("ageMillis", found.ageMillis())
                .put("stale", found.stale());
    }

    /** The JSON of {@code book}; HTTP adds source and age. */
    public static JsonObject book(OrderBook book) {
        return new JsonObject()
                .put("symbol", book.symbol().toString())
                .put("sequence", book.sequence())
                .put("bids", levels(book.bids()))
                .put("asks", levels(book.asks()))
                .put("occurredAt", book.occurredAt().toString());
    }

    /** The JSON of {@code trade}. */
    public static JsonObject publicTrade(PublicTrade trade) {
        return new JsonObject()
                .put("symbol", trade.symbol().toString())
                .put("tradeId", trade.tradeId())
                .put("price", trade.price().toString())
                .put("quantity", trade.quantity().toString())
                .put("takerSide", trade.takerSide().name())
                .put("occurredAt", trade.occurredAt().toString());
    }

    /** The JSON of {@code source}. */
    public static JsonObject source(MarketSource source) {
        return new JsonObject().put("kind", source.kind().text()).put("name", source.name());
    }

    static JsonArray levels(List<BookLevel> levels) {
        JsonArray json = new JsonArray();
        levels.forEach(level -> json.add(level(level)));
        return json;
    }

    static JsonObject level(BookLevel level) {
        return new JsonObject()
                .put("price", level.price().toString())
                .put("quantity", level.quantity().toString());
    }
}
