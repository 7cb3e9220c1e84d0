package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Candles that a source knows from before we followed it. */
public interface CandleSource {
    /**
     * Candles that opened at or after {@code from} and before {@code to}, oldest first: as many of the oldest as the source
     * gives in one answer. Fails UNAVAILABLE when it does not answer.
     */
    Future<List<Candle>> candles(Symbol symbol, CandleInterval interval, Instant from, Instant to);
}
