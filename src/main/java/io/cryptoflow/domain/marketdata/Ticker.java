package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The market of one symbol in one line.
 *
 * @param lastPrice price of the last print, absent before the first
 * @param occurredAt market time of the latest change
 * @param receivedAt when that change arrived here
 * @param age time since {@code receivedAt} at the moment of asking
 * @param stale whether that age is beyond what orders may be priced with
 */
public record Ticker(
        Symbol symbol,
        Optional<BookLevel> bestBid,
        Optional<BookLevel> bestAsk,
        Optional<Price> lastPrice,
        MarketSource source,
        Instant occurredAt,
        Instant receivedAt,
        Duration age,
        boolean stale) {}
