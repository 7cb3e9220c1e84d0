package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * Reads the answer to {@code /0/public/OHLC}: the newest 720 candles at most, oldest first, those in which nobody traded
 * included. The one that is open still comes behind {@code last}.
 */
final class KrakenCandles {
    private static final String LAST_CLOSED = "last";
    private static final int TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 6;

    private KrakenCandles() {}

    static List<Candle> read(Symbol symbol, CandleInterval interval, KrakenAnswer answer) {
        JsonObject result = answer.result();
        long lastClosed = WireJson.number(result, LAST_CLOSED);
        return result.fieldNames().stream()
                .filter(name -> !name.equals(LAST_CLOSED))
                .flatMap(name -> WireJson.array(result, name).stream())
                .map(row -> candle(symbol, interval, (JsonArray) row, lastClosed))
                .toList();
    }

    private static Candle candle(Symbol symbol, CandleInterval interval, JsonArray row, long lastClosed) {
        long opened = Long.parseLong(WireJson.text(row, TIME));
        return new Candle(
                symbol,
                interval,
                Instant.ofEpochSecond(opened),
                Price.of(WireJson.text(row, OPEN)),
                Price.of(WireJson.text(row, HIGH)),
                Price.of(WireJson.text(row, LOW)),
                Price.of(WireJson.text(row, CLOSE)),
                Quantity.of(WireJson.text(row, VOLUME)),
                opened <= lastClosed);
    }
}
