package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindStatistics;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.cryptoflow.entrypoints.json.MarketDataJson;
import io.cryptoflow.entrypoints.json.TickerWriter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prices, each with its source and age. */
final class MarketEndpoints {
    private final MessageBus bus;
    private final TickerWriter tickers = new TickerWriter();

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
        Future<Map<Symbol, MarketStatistics>> statistics = statistics(call.symbols());
        return bus.request(Addresses.FIND_TICKERS, new FindTickers.Query(call.symbols()))
                .compose(found -> statistics.map(days -> Answer.ok(tickers.write(found, days))));
    }

    /** Tickers are worth having without statistics, so these may be missing. */
    private Future<Map<Symbol, MarketStatistics>> statistics(List<Symbol> symbols) {
        return bus.request(Addresses.FIND_STATISTICS, new FindStatistics.Query(symbols))
                .map(found -> found.statistics().stream()
                        .collect(Collectors.toMap(MarketStatistics::symbol, Function.identity())))
                .otherwise(Map.of());
    }

    private Future<Answer> book(Call call) {
        return bus.request(Addresses.FIND_BOOK, new FindBook.Query(call.requiredSymbol(), call.number("depth")))
                .map(found -> Answer.ok(MarketDataJson.book(found)));
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
