package io.cryptoflow.domain.strategy;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;

/**
 * What a strategy wants, at most once per candle.
 *
 * @param strategy its name
 * @param candleOpenTime when the candle that decided opened; the signal stands since that candle closed
 * @param price the close of that candle
 */
public record Signal(
        String strategy, Symbol symbol, CandleInterval interval, Instant candleOpenTime, Side side, Price price) {}
