package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Reads the answer to {@code /products}. */
final class CoinbaseProducts {
    private CoinbaseProducts() {}

    /** What can be traded now and our rules can express. */
    static List<Instrument> read(String body) {
        return WireJson.array(body).stream()
                .map(JsonObject.class::cast)
                .filter(product -> product.getString("status", "online").equals("online"))
                .filter(product -> !product.getBoolean("trading_disabled", false))
                .flatMap(product -> instrument(product).stream())
                .toList();
    }

    private static Optional<Instrument> instrument(JsonObject product) {
        try {
            Symbol symbol = Symbol.of(WireJson.text(product, "id"));
            return Optional.of(new Instrument(
                    symbol,
                    Price.of(WireJson.text(product, "quote_increment")),
                    Quantity.of(WireJson.text(product, "base_increment")),
                    Money.of(product.getString("min_market_funds", "0"), symbol.quote())));
        } catch (IllegalArgumentException unusual) {
            return Optional.empty();
        }
    }
}
