package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the answers to {@code /products/ID/book?level=1} and {@code /products/ID/ticker}: the book tells no last price, the
 * ticker no quantities of the best levels.
 */
final class CoinbaseQuotes {
    private CoinbaseQuotes() {}

    static Quote read(Symbol symbol, String book, String ticker, Instant receivedAt) {
        JsonObject levels = WireJson.object(book);
        return new Quote(symbol, best(levels, "bids"), best(levels, "asks"), lastPrice(ticker), receivedAt);
    }

    private static Optional<BookLevel> best(JsonObject levels, String side) {
        return WireJson.levels(WireJson.array(levels, side)).stream().findFirst();
    }

    /** Absent before the first trade. */
    private static Optional<Price> lastPrice(String ticker) {
        JsonObject json = WireJson.object(ticker);
        return json.containsKey("price") ? Optional.of(Price.of(WireJson.text(json, "price"))) : Optional.empty();
    }
}
