package io.cryptoflow.application.agent;

import io.cryptoflow.domain.agent.ReplyReason;

/** Ends the work on a sentence that was understood and yet leads to nothing; without stack trace, for it is expected. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ReplyReason reason;
    private final String reply;

    Unfit(ReplyReason reason, String reply) {
        super(reply, null, false, false);
        this.reason = reason;
        this.reply = reply;
    }

    /** The product lacks what it needs, and {@code reply} names that. */
    static Unfit notOffered(String reply) {
        return new Unfit(ReplyReason.NOT_OFFERED, reply);
    }

    ReplyReason reason() {
        return reason;
    }

    String reply() {
        return reply;
    }
}
