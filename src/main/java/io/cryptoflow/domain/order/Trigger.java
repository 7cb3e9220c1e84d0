package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.Price;
import java.util.Optional;

/**
 * The condition of a conditional order, which the gateway watches.
 *
 * @param stopPrice price that lets it go; absent while a trailing stop is not armed
 */
public record Trigger(State state, Optional<Price> stopPrice) {
    /** How far the condition is. */
    public enum State {
        /** Not watched yet: the entry of its bracket has filled nothing. */
        INACTIVE,
        /** Watched. */
        ARMED,
        /** Met; the order waits for the other leg of its group to be canceled at the venue. */
        MET,
        /** Met, and the order went to the venue: for good. */
        FIRED
    }

    /** Whether the venue has not seen the order. */
    boolean isKept() {
        return state != State.FIRED;
    }

    Trigger to(State next) {
        return new Trigger(next, stopPrice);
    }

    Trigger at(Price price) {
        return new Trigger(State.ARMED, Optional.of(price));
    }
}
