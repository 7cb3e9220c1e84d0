package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Reads the answer to {@code /0/public/Ticker} for one pair, which is under a name of Kraken's own: it is the only one there. */
final class KrakenQuotes {
    private KrakenQuotes() {}

    static Quote read(Symbol symbol, KrakenAnswer answer, Instant receivedAt) {
        JsonObject pairs = answer.result();
        JsonObject ticker = WireJson.object(pairs, pairs.fieldNames().iterator().next());
        return new Quote(
                symbol,
                level(WireJson.array(ticker, "b")),
                level(WireJson.array(ticker, "a")),
                price(WireJson.array(ticker, "c")),
                receivedAt);
    }

    /** Price, quantity in whole lots, and, since 2015, the quantity. */
    private static Optional<BookLevel> level(JsonArray touch) {
        Quantity quantity = Quantity.of(WireJson.text(touch, touch.size() - 1));
        return price(touch).map(price -> new BookLevel(price, quantity));
    }

    /** Where there is no order or trade, the price is 0. */
    private static Optional<Price> price(JsonArray values) {
        return Optional.of(new BigDecimal(WireJson.text(values, 0)))
                .filter(price -> price.signum() > 0)
                .map(Price::new);
    }
}
