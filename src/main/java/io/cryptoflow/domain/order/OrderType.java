package io.cryptoflow.domain.order;

/** How an order is priced (FIX OrdType 40). */
public enum OrderType {
    /** At the best prices there are. */
    MARKET,
    /** At the limit price or better. */
    LIMIT
}
