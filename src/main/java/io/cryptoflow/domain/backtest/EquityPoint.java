package io.cryptoflow.domain.backtest;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What everything was worth at the close of a candle.
 *
 * @param equity cash and position at the close, in the quote asset, exact
 */
public record EquityPoint(Instant time, BigDecimal equity) {}
