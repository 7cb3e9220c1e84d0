package io.cryptoflow.domain.agent;

/**
 * Why something that was understood is not done all the same.
 *
 * @param remark the part that it is about; may be empty
 */
public record Objection(ReplyReason reason, String remark) {
    /** What the sentence amounts to then. */
    public Interpretation interpretation() {
        return Interpretation.because(reason, remark);
    }
}
