package io.cryptoflow.application.port;

import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;

/** Runs rules over candles. */
public interface StrategyEngine {
    /** A run that has seen nothing yet. */
    Run start(StrategyRules rules);

    /** One pass over the candles of one symbol. For one thread at a time. */
    interface Run {
        /** What the rules want at the close of the next candle, if anything; the same candles give the same answers. */
        Optional<Side> next(Candle closed);
    }
}
