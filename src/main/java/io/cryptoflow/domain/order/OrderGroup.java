package io.cryptoflow.domain.order;

/**
 * The group that an order belongs to: at most one exit of a group ever trades to its end.
 *
 * @param id the id of the group's first order
 */
public record OrderGroup(OrderId id, Role role) {
    /** What the order is in its group. */
    public enum Role {
        /** One of two orders of which the first to fill cancels the other. */
        OCO_LEG,
        /** The order whose fills arm the exits. */
        BRACKET_ENTRY,
        /** The take-profit or the stop of a bracket; the two are an OCO. */
        BRACKET_EXIT
    }

    /** Whether it ends its group: the other exits are canceled when it closes. */
    public boolean isExit() {
        return role != Role.BRACKET_ENTRY;
    }
}
