package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.value.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * The market of one symbol at the moment of a decision.
 *
 * @param freshBook the book, unless it is stale or was never seen
 * @param lastPrice price of the last public trade, under the same condition
 */
public record MarketNow(Optional<OrderBook> freshBook, Optional<Price> lastPrice, Instant time) {
    /** The same market as if it had traded at {@code price} just now. */
    public MarketNow tradedAt(Price price) {
        return new MarketNow(freshBook, Optional.of(price), time);
    }
}
