package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.Objection;
import io.cryptoflow.domain.agent.ReplyReason;

/** Ends the reading of a sentence that will not lead to an action; says why, and about which words. */
final class AskBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ReplyReason reason;
    private final String remark;

    AskBack(ReplyReason reason, String remark) {
        super(reason + ": " + remark, null, false, false);
        this.reason = reason;
        this.remark = remark;
    }

    static AskBack because(Objection objection) {
        return new AskBack(objection.reason(), objection.remark());
    }

    Interpretation interpretation() {
        return Interpretation.because(reason, remark);
    }
}
