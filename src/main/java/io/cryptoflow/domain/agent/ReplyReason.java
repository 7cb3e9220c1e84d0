package io.cryptoflow.domain.agent;

/** Why a sentence leads to no action. */
public enum ReplyReason {
    /** How much is not said. */
    MISSING_SIZE(Outcome.CLARIFY),
    /** Of which asset is not said. */
    MISSING_SYMBOL(Outcome.CLARIFY),
    /** Whether to buy or to sell is not said. */
    MISSING_SIDE(Outcome.CLARIFY),
    /** A limit, a trigger or a new price is not said. */
    MISSING_PRICE(Outcome.CLARIFY),
    /** It points at something said before, and nothing was. */
    MISSING_CONTEXT(Outcome.CLARIFY),
    /** An asset that is not traded here, or misspelt. */
    UNKNOWN_SYMBOL(Outcome.CLARIFY),
    /** A number that different people read differently, such as {@code 1,5}. */
    AMBIGUOUS_NUMBER(Outcome.CLARIFY),
    /** A number that may be coins or money. */
    AMBIGUOUS_SIZE(Outcome.CLARIFY),
    /** A size of zero or less. */
    INVALID_SIZE(Outcome.CLARIFY),
    /** Two parts that exclude each other. */
    CONFLICT(Outcome.CLARIFY),
    /** A price without a number to hold on to, such as {@code near 140}. */
    VAGUE_PRICE(Outcome.CLARIFY),
    /** A condition that no single price decides. */
    VAGUE_CONDITION(Outcome.CLARIFY),
    /** It would sell or spend all there is. */
    CONFIRM_DESTRUCTIVE(Outcome.CLARIFY),
    /** A price far from the market, as by a slip of the finger. */
    SUSPICIOUS_PRICE(Outcome.CLARIFY),
    /** A size as by a slip of the finger. */
    SUSPICIOUS_SIZE(Outcome.CLARIFY),
    /** A part of it has no known meaning. */
    NOT_UNDERSTOOD(Outcome.CLARIFY),
    /** It tries to change the rules, claims an authority, or brings orders of a third party. */
    PROMPT_INJECTION(Outcome.REFUSE),
    /** Withdrawals, transfers, leverage and the like. */
    UNSUPPORTED(Outcome.REFUSE),
    /** It asks what to do with money. */
    ADVICE(Outcome.REFUSE),
    /** It asks for keys or passwords. */
    SECRETS(Outcome.REFUSE),
    /** It asks to mislead the market. */
    MARKET_ABUSE(Outcome.REFUSE),
    /** It has nothing to do with trading. */
    OUT_OF_SCOPE(Outcome.REFUSE),
    /** It is understood, and the product lacks what it needs. */
    NOT_OFFERED(Outcome.REFUSE),
    /** It is understood, and the key may only look. */
    SCOPE_MISSING(Outcome.REFUSE),
    /** It says what not to do. */
    NEGATED(Outcome.NONE),
    /** It asks for nothing. */
    NO_REQUEST(Outcome.NONE);

    private final Outcome outcome;

    ReplyReason(Outcome outcome) {
        this.outcome = outcome;
    }

    /** The outcome that it explains. */
    public Outcome outcome() {
        return outcome;
    }
}
