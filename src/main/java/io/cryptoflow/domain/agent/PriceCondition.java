package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;

/** The order is sent when this first holds of the market price of {@code asset}. */
public record PriceCondition(Asset asset, Relation relation, Price price) {
    /** How the market price must stand to the named one. */
    public enum Relation {
        /** At or below it. */
        LTE,
        /** At or above it. */
        GTE,
        /** At it, from either side. */
        TOUCH
    }
}
