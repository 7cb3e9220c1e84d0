package io.cryptoflow.domain.order;

/** Why an order was denied, rejected, expired or canceled: a stable code for programs, a sentence for people. */
public record Reason(String code, String detail) {
    /** Code of orders that end by their time in force or a rule of the venue. */
    public static final String EXPIRED = "EXPIRED";

    /** Code of orders that end because the other exit of their group did its work. */
    public static final String GROUP = "GROUP";

    boolean isExpiry() {
        return code.equals(EXPIRED);
    }
}
