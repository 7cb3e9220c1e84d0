package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import java.util.List;

/** What all accounts together have at stake. */
public interface ExposureReader {
    /**
     * In one symbol.
     *
     * @param openNotional what open orders may still trade, at the worst price of each, in the quote asset
     * @param realized profit, or loss below zero, of all that was closed, in the quote asset
     * @param held what is held, long and short apart
     */
    record Exposure(Symbol symbol, Money openNotional, Money realized, List<Held> held) {
        /** Keeps its own copy. */
        public Exposure {
            held = List.copyOf(held);
        }
    }

    /**
     * Positions of one direction.
     *
     * @param quantity in the base asset; below zero where more was sold than bought
     * @param cost what it took, in the quote asset, of the same sign
     */
    record Held(Money quantity, Money cost) {}

    /** One entry for each symbol in which something is open or was ever traded. */
    Future<List<Exposure>> exposures();
}
