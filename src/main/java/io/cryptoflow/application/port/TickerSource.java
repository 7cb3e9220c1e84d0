package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.vertx.core.Future;

/** Asks a venue for the market of one symbol that is not followed, or not fresh. */
public interface TickerSource {
    /** One call to the venue. Fails UNAVAILABLE when it does not answer in time, NOT_FOUND when it does not list the symbol. */
    Future<Quote> quote(Symbol symbol);
}
