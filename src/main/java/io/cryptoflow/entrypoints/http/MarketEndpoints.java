package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.entrypoints.json.MarketDataJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Prices, each with its source and age. */
final class MarketEndpoints {
    private final MessageBus bus;

    MarketEndpoints(MessageBus bus) {
        this.bus = bus;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of(
                "listInstruments", this::instruments,
                "getTickers", this::tickers,
                "getBook", this::book,
                "listPublicTrades", this::trades);
    }

    private Future<Answer> instruments(Call call) {
        return bus.request(Addresses.FIND_INSTRUMENTS, new FindInstruments.Query())
                .map(found -> Answer.ok(instruments(found)));
    }

    private static JsonObject instruments(FindInstruments.Result found) {
        JsonArray instruments = new JsonArray();
        found.instruments().forEach(instrument -> instruments.add(MarketDataJson.instrument(instrument)));
        return new JsonObject()
                .put("source", MarketDataJson.source(found.source()))
                .put("instruments", instruments);
    }

    private Future<Answer> tickers(Call call) {
        return bus.request(Addresses.FIND_TICKERS, new FindTickers.Query(call.symbols()))
                .map(found -> Answer.ok(tickers(found)));
    }

    private static JsonObject tickers(FindTickers.Result found) {
        JsonArray tickers = new JsonArray();
        found.tickers().forEach(ticker -> tickers.add(MarketDataJson.ticker(ticker)));
        JsonArray missing = new JsonArray();
        found.missing()
                .forEach(m -> missing.add(
                        new JsonObject().put("symbol", m.symbol().toString()).put("code", m.code())));
        return new JsonObject().put("tickers", tickers).put("missing", missing);
    }

    private Future<Answer> book(Call call) {
        return bus.request(Addresses.FIND_BOOK, new FindBook.Query(call.requiredSymbol(), call.number("depth")))
                .map(found -> Answer.ok(book(found)));
    }

    private static JsonObject book(FindBook.Result found) {
        return MarketDataJson.book(found.book())
                .put("source", MarketDataJson.source(found.source()))
                .put("ageMillis", found.ageMillis())
                .put("stale", found.stale());
    }

    private Future<Answer> trades(Call call) {
        return bus.request(
                        Addresses.FIND_PUBLIC_TRADES,
                        new FindPublicTrades.Query(call.requiredSymbol(), call.number("limit")))
                .map(found -> Answer.ok(trades(found)));
    }

    private static JsonObject trades(FindPublicTrades.Result found) {
        JsonArray trades = new JsonArray();
        found.trades().forEach(trade -> trades.add(MarketDataJson.publicTrade(trade)));
        return new JsonObject()
                .put("symbol", found.symbol().toString())
                .put("source", MarketDataJson.source(found.source()))
                .put("trades", trades);
    }
}
