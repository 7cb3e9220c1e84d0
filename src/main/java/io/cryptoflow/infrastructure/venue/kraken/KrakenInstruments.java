package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the answer to {@code /0/public/AssetPairs}. */
final class KrakenInstruments {
    private KrakenInstruments() {}

    /** What can be traded now; left out is what has no name on the WebSocket, such as dark pools, and what our rules cannot express. */
    static List<KrakenPair> read(KrakenAnswer answer) {
        JsonObject pairs = answer.result();
        return pairs.fieldNames().stream()
                .map(name -> WireJson.object(pairs, name))
                .filter(pair -> pair.getString("status", "online").equals("online"))
                .flatMap(pair -> pair(pair).stream())
                .toList();
    }

    private static Optional<KrakenPair> pair(JsonObject pair) {
        try {
            return KrakenNames.symbol(pair.getString("wsname", "")).map(symbol -> pair(symbol, pair));
        } catch (IllegalArgumentException finerThanWeCount) {
            return Optional.empty();
        }
    }

    private static KrakenPair pair(Symbol symbol, JsonObject pair) {
        int priceDecimals = Math.toIntExact(WireJson.number(pair, "pair_decimals"));
        int quantityDecimals = Math.toIntExact(WireJson.number(pair, "lot_decimals"));
        Price tick = pair.containsKey("tick_size")
                ? Price.of(WireJson.text(pair, "tick_size"))
                : new Price(BigDecimal.ONE.movePointLeft(priceDecimals));
        Money minimum = pair.containsKey("costmin")
                ? Money.of(WireJson.text(pair, "costmin"), symbol.quote())
                : Money.zero(symbol.quote());
        Quantity lot = new Quantity(BigDecimal.ONE.movePointLeft(quantityDecimals));
        return new KrakenPair(new Instrument(symbol, tick, lot, minimum), priceDecimals, quantityDecimals);
    }
}
