package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.marketdata.FindCandles;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Candles and the statistics of a day as the contract's schemas show them. */
public final class CandleJson {
    private CandleJson() {}

    /** The JSON of {@code candle}, without its symbol and interval. */
    public static JsonObject candle(Candle candle) {
        return new JsonObject()
                .put("openTime", candle.openTime().toString())
                .put("closeTime", candle.closeTime().toString())
                .put("open", candle.open().toString())
                .put("high", candle.high().toString())
                .put("low", candle.low().toString())
                .put("close", candle.close().toString())
                .put("volume", candle.volume().toString())
                .put("closed", candle.closed());
    }

    /** The JSON of a page of candles. */
    public static JsonObject candles(FindCandles.Result found) {
        JsonArray candles = new JsonArray();
        found.candles().forEach(kept -> candles.add(kept(kept)));
        JsonArray gaps = new JsonArray();
        found.gaps()
                .forEach(gap -> gaps.add(new JsonObject()
                        .put("from", gap.from().toString())
                        .put("to", gap.to().toString())));
        JsonObject json = new JsonObject()
                .put("symbol", found.symbol().toString())
                .put("interval", found.interval().text())
                .put("source", MarketDataJson.source(found.source()))
                .put("candles", candles)
                .put("gaps", gaps);
        found.next().ifPresent(next -> json.put("next", next.toString()));
        return json;
    }

    private static JsonObject kept(KeptCandle kept) {
        JsonObject json = candle(kept.candle()).put("gap", kept.gap());
        kept.quoteVolume().ifPresent(worth -> json.put("quoteVolume", worth.plain()));
        return json;
    }

    /** The JSON of {@code statistics}, without their symbol. */
    public static JsonObject statistics(MarketStatistics statistics) {
        JsonObject json = new JsonObject()
                .put("from", statistics.from().toString())
                .put("open", statistics.open().toString())
                .put("high", statistics.high().toString())
                .put("low", statistics.low().toString())
                .put("last", statistics.last().toString())
                .put("change", statistics.change().plain())
                .put("changePercent", statistics.changePercent().toPlainString())
                .put("volume", statistics.volume().toString())
                .put("gap", statistics.gap());
        statistics.quoteVolume().ifPresent(worth -> json.put("quoteVolume", worth.plain()));
        return json;
    }
}
