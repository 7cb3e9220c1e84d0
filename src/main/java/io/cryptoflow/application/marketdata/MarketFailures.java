package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.domain.instrument.Symbol;
import io.vertx.core.Future;
import java.util.Optional;

/** The answers about a symbol that is not listed, or not seen yet. */
final class MarketFailures {
    private MarketFailures() {}

    static <T> Future<T> unless(Optional<T> found, Symbol symbol, InstrumentCatalog instruments) {
        return found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(why(symbol, instruments)));
    }

    private static FailureException why(Symbol symbol, InstrumentCatalog instruments) {
        return instruments.find(symbol).isPresent()
                ? FailureException.of(
                        Failure.Kind.UNAVAILABLE, "NO_MARKET_DATA", "no market data of " + symbol + " yet")
                : new FailureException(new Failure(
                        Failure.Kind.NOT_FOUND, "UNKNOWN_SYMBOL", symbol + " is not listed", Optional.of("symbol")));
    }
}
