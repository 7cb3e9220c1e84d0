package io.cryptoflow.domain.order;

/** How an order is priced, and whether it waits for a price first (FIX OrdType 40). */
public enum OrderType {
    /** At the best prices there are. */
    MARKET(false, false),
    /** At the limit price or better. */
    LIMIT(true, false),
    /** MARKET once the market trades at the stop price or worse: a buy at or above it, a sell at or below it. */
    STOP(false, true),
    /** LIMIT under the condition of {@link #STOP}. */
    STOP_LIMIT(true, true),
    /** MARKET once the market trades at the stop price or better: a buy at or below it, a sell at or above it. */
    TAKE_PROFIT(false, true),
    /** LIMIT under the condition of {@link #TAKE_PROFIT}. */
    TAKE_PROFIT_LIMIT(true, true),
    /** A {@link #STOP} whose stop price follows the best price that was traded, at the trailing offset. */
    TRAILING_STOP(false, true);

    private final boolean limited;
    private final boolean conditional;

    OrderType(boolean limited, boolean conditional) {
        this.limited = limited;
        this.conditional = conditional;
    }

    /** Whether it has a limit price, so that it may rest at the venue. */
    public boolean isLimited() {
        return limited;
    }

    /** Whether the gateway keeps it until its stop price is reached. */
    public boolean isConditional() {
        return conditional;
    }

    /** Whether it waits for a price that is better than the market's. */
    public boolean takesProfit() {
        return this == TAKE_PROFIT || this == TAKE_PROFIT_LIMIT;
    }
}
