package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.value.Price;
import java.util.Optional;

/** The market as orders may be priced with it. */
public interface MarketView {
    /** The book, unless it is stale or was never seen. */
    Optional<OrderBook> freshBook(Symbol symbol);

    /** The price of the last public trade, unless the market is stale or nothing was traded yet. */
    Optional<Price> freshLastPrice(Symbol symbol);
}
