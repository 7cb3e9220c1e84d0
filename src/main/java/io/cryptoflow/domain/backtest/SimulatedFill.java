package io.cryptoflow.domain.backtest;

import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;

/**
 * One fill of a backtest.
 *
 * @param occurredAt the opening of the candle at which it filled
 * @param commission in the asset that the fill received
 */
public record SimulatedFill(Instant occurredAt, Side side, Price price, Quantity quantity, Money commission) {}
