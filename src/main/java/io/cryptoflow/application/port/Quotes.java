package io.cryptoflow.application.port;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.vertx.core.Future;
import java.util.List;

/** Quotes of symbols that the feed does not keep fresh, many at once. */
@FunctionalInterface
public interface Quotes {
    /** Where nobody can be asked: every symbol fails NO_MARKET_DATA. */
    Quotes NONE = symbols -> symbols.stream().map(Quotes::unanswered).toList();

    /**
     * Asks for all symbols at once: one Future for each, in the order given, and none waits for another. A Future fails
     * with the code SOURCE_TIMEOUT, SOURCE_UNAVAILABLE, UNKNOWN_SYMBOL or NO_MARKET_DATA.
     */
    List<Future<Quote>> of(List<Symbol> symbols);

    private static Future<Quote> unanswered(Symbol symbol) {
        return Future.failedFuture(
                FailureException.of(Failure.Kind.UNAVAILABLE, "NO_MARKET_DATA", "no market data of " + symbol));
    }
}
