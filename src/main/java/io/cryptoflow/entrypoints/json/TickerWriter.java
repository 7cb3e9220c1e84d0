package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.cryptoflow.domain.marketdata.Ticker;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the answer of many tickers. Of a ticker that did not change since it was last written only the age is written anew, so
 * that the answers to clients who ask again and again cost little more than their bytes. One thread.
 */
public final class TickerWriter {
    private static final int CAPACITY = 4_096;
    private static final int USUAL_TICKER_BYTES = 512;

    private final Map<Symbol, Written> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Symbol, Written> eldest) {
            return size() > CAPACITY;
        }
    };

    /** What was written of a symbol: its ticker at the age of zero, and the text up to the number that tells the age. */
    private record Written(Ticker newborn, Optional<MarketStatistics> day, Buffer text) {}

    /** The JSON of {@code found}; {@code statistics} may lack symbols. */
    public Buffer write(FindTickers.Result found, Map<Symbol, MarketStatistics> statistics) {
        Buffer answer = Buffer.buffer(USUAL_TICKER_BYTES * (1 + found.tickers().size()));
        String separator = "{\"tickers\":[";
        for (Ticker ticker : found.tickers()) {
            answer.appendString(separator)
                    .appendBuffer(text(ticker, Optional.ofNullable(statistics.get(ticker.symbol()))))
                    .appendString(Long.toString(ticker.age().toMillis()));
            separator = "},";
        }
        return answer.appendString(found.tickers().isEmpty() ? "{\"tickers\":[" : "}")
                .appendString("],\"missing\":")
                .appendBuffer(missing(found).toBuffer())
                .appendString("}");
    }

    private static JsonArray missing(FindTickers.Result found) {
        JsonArray missing = new JsonArray();
        found.missing()
                .forEach(m -> missing.add(
                        new JsonObject().put("symbol", m.symbol().toString()).put("code", m.code())));
        return missing;
    }

    private Buffer text(Ticker ticker, Optional<MarketStatistics> day) {
        Ticker newborn = atAgeOfZero(ticker);
        Written before = latest.get(ticker.symbol());
        if (before != null && before.newborn().equals(newborn) && before.day().equals(day)) {
            return before.text();
        }
        Buffer text = encode(newborn, day);
        latest.put(ticker.symbol(), new Written(newborn, day, text));
        return text;
    }

    private static Ticker atAgeOfZero(Ticker ticker) {
        return new Ticker(
                ticker.symbol(),
                ticker.bestBid(),
                ticker.bestAsk(),
                ticker.lastPrice(),
                ticker.source(),
                ticker.occurredAt(),
                ticker.receivedAt(),
                Duration.ZERO,
                ticker.stale());
    }

    private static Buffer encode(Ticker ticker, Optional<MarketStatistics> day) {
        JsonObject json = MarketDataJson.tickerWithoutAge(ticker);
        day.ifPresent(statistics -> json.put("statistics", CandleJson.statistics(statistics)));
        String text = json.encode();
        return Buffer.buffer(text.substring(0, text.length() - 1) + ",\"ageMillis\":");
    }
}
