package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.instrument.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * What one check of the gate says of an order.
 *
 * @param codes the denials that may come of it
 * @param refused its denial
 */
public record Inspection(List<DenialReason> codes, Outcome outcome, Optional<Verdict.Refused> refused) {
    /** What came of the check. */
    public enum Outcome {
        /** It has nothing against the order. */
        PASSED,
        /** It denies the order. */
        DENIED,
        /** It needs a price that an earlier check did not find. */
        SKIPPED
    }

    /** Keeps its own copy. */
    public Inspection {
        codes = List.copyOf(codes);
    }

    static Inspection of(List<DenialReason> codes, Optional<Verdict.Refused> refused) {
        return new Inspection(codes, refused.isPresent() ? Outcome.DENIED : Outcome.PASSED, refused);
    }

    /** The only thing to say of a symbol that the venue does not list. */
    public static Inspection unlisted(Symbol symbol) {
        return of(
                List.of(DenialReason.UNKNOWN_SYMBOL),
                Optional.of(new Verdict.Refused(DenialReason.UNKNOWN_SYMBOL, symbol + " is not listed")));
    }

    static Inspection skipped(List<DenialReason> codes) {
        return new Inspection(codes, Outcome.SKIPPED, Optional.empty());
    }
}
