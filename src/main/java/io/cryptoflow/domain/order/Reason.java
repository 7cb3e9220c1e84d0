package io.cryptoflow.domain.order;

import java.util.Optional;

/**
 * Why an order was denied, rejected, expired or canceled: a stable code for programs, a sentence for people.
 *
 * @param context the numbers behind it, where a limit was met
 */
public record Reason(String code, String detail, Optional<Context> context) {
    /** Code of orders that end by their time in force or a rule of the venue. */
    public static final String EXPIRED = "EXPIRED";

    /** Code of orders that end because the other exit of their group did its work. */
    public static final String GROUP = "GROUP";

    /** Code of orders that the kill switch ended. */
    public static final String KILL_SWITCH = "KILL_SWITCH";

    /** Code of orders that ended because the dead man's switch was not renewed. */
    public static final String DEAD_MAN_SWITCH = "DEAD_MAN_SWITCH";

    /**
     * A limit and how the order stands to it, in plain notation.
     *
     * @param value what the order would have made of it
     * @param remaining what was left of the limit
     */
    public record Context(String limit, String value, String remaining) {}

    /** A reason without numbers. */
    public Reason(String code, String detail) {
        this(code, detail, Optional.empty());
    }

    boolean isExpiry() {
        return code.equals(EXPIRED);
    }
}
