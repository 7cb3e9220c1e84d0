package io.cryptoflow.domain.order;

/** The venue's identifier of an order (FIX OrderID 37). */
public record VenueOrderId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
