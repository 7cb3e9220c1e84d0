package io.cryptoflow.system;

import java.util.Optional;

/**
 * One line of a rehearsal's table.
 *
 * @param injected how often the fault really happened
 * @param outcome what became of the orders; absent where several faults share the outcome of a later line
 */
record FaultRow(String fault, long injected, Optional<Outcome> outcome) {
    /**
     * Orders of one run.
     *
     * @param orders stored ones, denied ones among them
     * @param acknowledged those that a client was told of
     * @param lost acknowledged and not stored, or neither at the venue nor provably never there, or fills not stored
     * @param doubled taken twice by the venue, stored twice, or filled by what the venue never traded
     * @param stuck undecided in the end, or another end here than at the venue
     */
    record Outcome(int orders, int acknowledged, int lost, int doubled, int stuck) {
        boolean isClean() {
            return lost == 0 && doubled == 0 && stuck == 0;
        }
    }

    static FaultRow counted(String fault, long injected) {
        return new FaultRow(fault, injected, Optional.empty());
    }

    /** Whether the fault happened and nothing came of it. */
    boolean isProof() {
        return injected > 0 && outcome.map(Outcome::isClean).orElse(true);
    }
}
