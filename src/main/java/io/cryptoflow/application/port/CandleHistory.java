package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Candles of the past, from wherever they are kept. */
public interface CandleHistory {
    /**
     * Closed candles that opened at or after {@code from} and before {@code to}, oldest first: the newest {@code limit} of
     * them. Fails UNAVAILABLE when it does not answer.
     */
    Future<List<Candle>> newest(Symbol symbol, CandleInterval interval, Instant from, Instant to, int limit);
}
