package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * What a venue answered when it was asked for one symbol.
 *
 * @param lastPrice price of the last print, absent before the first
 * @param receivedAt when the answer arrived here; venues tell no time of their own with it
 */
public record Quote(
        Symbol symbol,
        Optional<BookLevel> bestBid,
        Optional<BookLevel> bestAsk,
        Optional<Price> lastPrice,
        Instant receivedAt) {}
