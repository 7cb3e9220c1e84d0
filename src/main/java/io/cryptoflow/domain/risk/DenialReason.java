package io.cryptoflow.domain.risk;

import java.util.Optional;

/** Why the gateway refuses an order: stable codes in the order in which they are looked for, with the field that a client would correct. */
public enum DenialReason {
    /** The venue does not list the symbol. */
    UNKNOWN_SYMBOL("symbol", "the venue does not list it", "", "always"),
    /** Trading is halted, for the account or for everybody. */
    TRADING_HALTED("", "trading is halted, for the account or for everybody", "trading state", "always"),
    /** Only orders that make a position smaller may be placed. */
    REDUCING_ONLY("side", "the order would not make the position smaller", "trading state", "trading state REDUCING"),
    /** The limit price is not a multiple of the tick size. */
    PRICE_OFF_TICK("limitPrice", "not a multiple of the tick size", "tickSize", "with a limit price"),
    /** The stop price is not a multiple of the tick size. */
    STOP_PRICE_OFF_TICK("stopPrice", "not a multiple of the tick size", "tickSize", "with a stop price"),
    /** The quantity is not a multiple of the lot size. */
    QUANTITY_OFF_LOT("quantity", "not a multiple of the lot size", "lotSize", "with a quantity"),
    /** A changed quantity would not be above what has filled. */
    QUANTITY_FILLED("quantity", "not above what has filled already", "", "amendments"),
    /** The order would have expired before it was placed. */
    EXPIRED_ALREADY("expiresAt", "it would have expired before it was placed", "", "GTD"),
    /** The market has no fresh price, which this order needs. */
    STALE_MARKET_DATA(
            "symbol",
            "the market has no fresh price, which this order needs",
            "",
            "market orders, conditional orders, a price band"),
    /** Nobody offers anything on the side that a market order needs. */
    NO_LIQUIDITY("symbol", "nobody offers the other side", "", "market orders"),
    /** The trailing offset leaves no stop price above zero. */
    TRAILING_OFFSET_TOO_LARGE("trailingOffset", "the offset leaves no stop price above zero", "", "TRAILING_STOP"),
    /** The market trades beyond the stop price already. */
    STOP_PRICE_MET("stopPrice", "the market trades beyond the stop price already", "", "conditional orders"),
    /** Price times quantity does not fit the largest amount that is kept exactly. */
    AMOUNT_TOO_LARGE("quantity", "price times quantity would not fit 18 digits before the point", "", "always"),
    /** The order is worth less than the venue's minimum. */
    NOTIONAL_BELOW_MINIMUM("quantity", "worth less than the instrument's minimum", "minimumNotional", "always"),
    /** The order is worth more than one order may be. */
    NOTIONAL_ABOVE_MAXIMUM(
            "quantity", "worth more than one order may be", "maximumNotional", "a limit for the quote asset"),
    /** The limit price is much worse than the market. */
    PRICE_OUTSIDE_BAND(
            "limitPrice",
            "a buy above, or a sell below the market by more than the band",
            "priceBand",
            "with a limit price"),
    /** Too many orders are open. */
    TOO_MANY_OPEN_ORDERS("", "as many orders are open as may be", "maximumOpenOrders", "new orders"),
    /** Too many orders were placed within a second. */
    ORDER_RATE_EXCEEDED(
            "", "as many orders were placed within the last second as may be", "maximumOrdersPerSecond", "new orders"),
    /** The day's loss is as large as it may be. */
    DAILY_LOSS_REACHED(
            "side",
            "the loss of this UTC day is as large as it may be, and the order would not make the position smaller",
            "maximumDailyLoss",
            "a limit for the quote asset"),
    /** The account does not have what the order would hold. */
    INSUFFICIENT_FUNDS("quantity", "the account has less free than the order would hold", "free balance", "always");

    private final String field;
    private final String meaning;
    private final String limit;
    private final String scope;

    DenialReason(String field, String meaning, String limit, String scope) {
        this.field = field;
        this.meaning = meaning;
        this.limit = limit;
        this.scope = scope;
    }

    /** The request's field to blame, as clients write it; absent where no other order would do. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** Half a sentence for the manual. */
    public String meaning() {
        return meaning;
    }

    /** The limit that is compared with, by its name; empty where there is none. */
    public String limit() {
        return limit;
    }

    /** For which orders it is looked for. */
    public String scope() {
        return scope;
    }
}
