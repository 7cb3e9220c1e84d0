package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** Reads the answer to {@code /0/public/Trades}: the newest trades, oldest first. */
final class KrakenTrades {
    private static final String CURSOR = "last";
    private static final int PRICE = 0;
    private static final int QUANTITY = 1;
    private static final int TIME = 2;
    private static final int SIDE = 3;
    private static final int ID = 6;
    private static final int NANO_DIGITS = 9;

    private KrakenTrades() {}

    static List<PublicTrade> read(Symbol symbol, KrakenAnswer answer) {
        JsonObject result = answer.result();
        return result.fieldNames().stream()
                .filter(name -> !name.equals(CURSOR))
                .flatMap(name -> WireJson.array(result, name).stream())
                .map(row -> trade(symbol, (JsonArray) row))
                .toList();
    }

    private static PublicTrade trade(Symbol symbol, JsonArray row) {
        return new PublicTrade(
                symbol,
                WireJson.text(row, ID),
                Price.of(WireJson.text(row, PRICE)),
                Quantity.of(WireJson.text(row, QUANTITY)),
                WireJson.text(row, SIDE).equals("b") ? Side.BUY : Side.SELL,
                time(new BigDecimal(WireJson.text(row, TIME))));
    }

    private static Instant time(BigDecimal seconds) {
        BigDecimal nanos = seconds.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN);
        return Instant.EPOCH.plusNanos(nanos.longValueExact());
    }
}
