package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import java.util.Optional;

/**
 * The best level of both sides.
 *
 * @param id the venue's number of the change after which they stood
 */
public record BestPrices(Symbol symbol, long id, Optional<BookLevel> bid, Optional<BookLevel> ask) {}
