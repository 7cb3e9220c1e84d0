package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Candles that outlive the process, kept apart by where they come from. */
public interface CandleStore {
    /**
     * Keeps all of {@code candles} or none. One that opened at the same time in the same series takes the place of the
     * former, so storing again is safe; of two such in one call the later stays. Fails UNAVAILABLE.
     */
    Future<Void> store(MarketSource source, List<KeptCandle> candles);

    /** What is kept of one range, oldest first; nothing is made up for times without a candle. Fails UNAVAILABLE. */
    Future<List<KeptCandle>> find(Range range);

    /**
     * Part of one series.
     *
     * @param from first opening time that counts
     * @param to first opening time that does not count any more
     * @param limit how many candles at most
     * @param end which of them where there are more
     */
    record Range(
            MarketSource source,
            Symbol symbol,
            CandleInterval interval,
            Instant from,
            Instant to,
            int limit,
            End end) {}

    /** From which end of a range candles are taken. */
    enum End {
        OLDEST,
        NEWEST
    }
}
