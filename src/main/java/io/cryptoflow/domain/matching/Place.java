package io.cryptoflow.domain.matching;

/**
 * A place in the queue of a price, a ring in which the {@link PriceLevel} itself is the place behind the last order.
 */
abstract class Place {
    Place before = this;
    Place behind = this;
    /** Lots of the market between the place before and this one. */
    long gap;
}
