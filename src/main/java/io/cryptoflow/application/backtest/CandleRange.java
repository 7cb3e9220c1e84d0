package io.cryptoflow.application.backtest;

import java.time.Instant;
import java.util.Optional;

/**
 * Which candles a backtest plays.
 *
 * @param file a recorded file; without it the stored candles of the market source
 * @param from first opening time that counts; without it from the first candle on
 * @param to first opening time that does not count any more; without it to the last candle
 */
public record CandleRange(Optional<String> file, Optional<Instant> from, Optional<Instant> to) {
    boolean contains(Instant openTime) {
        return from.map(first -> !openTime.isBefore(first)).orElse(true)
                && to.map(openTime::isBefore).orElse(true);
    }
}
