package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.OrderBook;
import java.util.Optional;

/** The market as orders may be priced with it. */
@FunctionalInterface
public interface MarketView {
    /** The book, unless it is stale or was never seen. */
    Optional<OrderBook> freshBook(Symbol symbol);
}
