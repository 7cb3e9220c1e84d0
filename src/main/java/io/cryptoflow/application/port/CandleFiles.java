package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import java.util.List;

/** Recorded candles in files that the operator put where backtests may read. Reading takes its time: to be called on a worker thread. */
public interface CandleFiles {
    /** Whether there is a file of this name that may be read. */
    boolean has(String name);

    /**
     * All candles of the file, oldest first. A {@code FailureException} of kind UNPROCESSABLE where there is no such
     * file, or it holds something else.
     */
    List<Candle> read(String name, Symbol symbol, CandleInterval interval);
}
