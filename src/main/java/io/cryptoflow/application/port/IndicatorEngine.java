package io.cryptoflow.application.port;

import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.strategy.IndicatorPoint;
import io.cryptoflow.domain.strategy.IndicatorTerms;
import java.util.List;

/** Computes indicators. It takes its time: to be called on a worker thread. */
public interface IndicatorEngine {
    /** The value at each candle that enough candles precede, oldest first; {@code candles} are of one symbol, oldest first. */
    List<IndicatorPoint> compute(IndicatorTerms terms, List<Candle> candles);
}
