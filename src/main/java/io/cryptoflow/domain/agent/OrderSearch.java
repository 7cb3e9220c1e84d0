package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;

/** Which of the account's orders somebody wants to see. */
public record OrderSearch(
        Optional<Status> status,
        Optional<Asset> base,
        Optional<Side> side,
        Optional<String> orderId,
        Optional<String> venue) {
    /** What became of an order, as people name it. */
    public enum Status {
        /** It works. */
        OPEN,
        /** It filled completely. */
        FILLED,
        /** It was canceled. */
        CANCELED
    }
}
