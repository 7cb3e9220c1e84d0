package io.cryptoflow.domain.risk;

/** Why the gateway refuses an order: stable codes, with the field that a client would correct. */
public enum DenialReason {
    /** The venue does not list the symbol. */
    UNKNOWN_SYMBOL("symbol"),
    /** The limit price is not a multiple of the tick size. */
    PRICE_OFF_TICK("limitPrice"),
    /** The stop price is not a multiple of the tick size. */
    STOP_PRICE_OFF_TICK("stopPrice"),
    /** The market trades beyond the stop price already. */
    STOP_PRICE_MET("stopPrice"),
    /** The trailing offset leaves no stop price above zero. */
    TRAILING_OFFSET_TOO_LARGE("trailingOffset"),
    /** The order would have expired before it was placed. */
    EXPIRED_ALREADY("expiresAt"),
    /** The quantity is not a multiple of the lot size. */
    QUANTITY_OFF_LOT("quantity"),
    /** A changed quantity would not be above what has filled. */
    QUANTITY_FILLED("quantity"),
    /** The order is worth less than the venue's minimum. */
    NOTIONAL_BELOW_MINIMUM("quantity"),
    /** The market has no fresh price, which this order needs. */
    STALE_MARKET_DATA("symbol"),
    /** Nobody offers anything on the side that a market order needs. */
    NO_LIQUIDITY("symbol"),
    /** Price times quantity does not fit the largest amount that is kept exactly. */
    AMOUNT_TOO_LARGE("quantity"),
    /** The account does not have what the order would hold. */
    INSUFFICIENT_FUNDS("quantity");

    private final String field;

    DenialReason(String field) {
        this.field = field;
    }

    /** The request's field to blame, as clients write it. */
    public String field() {
        return field;
    }
}
