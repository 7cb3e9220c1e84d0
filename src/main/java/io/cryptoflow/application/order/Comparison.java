package io.cryptoflow.application.order;

import io.cryptoflow.domain.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One comparison of all open orders with the venue's.
 *
 * @param openHere how many were open here
 * @param openThere how many were open at the venue; absent when it did not tell
 * @param onlyHere orders that stayed open here and are not at the venue, at most {@value #LISTED}
 * @param onlyThere orders that stayed open at the venue and are not here, at most {@value #LISTED}
 */
public record Comparison(
        Instant beganAt,
        Instant endedAt,
        int openHere,
        Optional<Integer> openThere,
        List<OrderId> onlyHere,
        List<OrderId> onlyThere) {
    static final int LISTED = 1_000;

    /** Keeps what is listed, in order. */
    public Comparison {
        onlyHere = onlyHere.stream().sorted().limit(LISTED).toList();
        onlyThere = onlyThere.stream().sorted().limit(LISTED).toList();
    }

    /** Whether both sides have the same open orders. */
    public boolean agrees() {
        return openThere.isPresent() && onlyHere.isEmpty() && onlyThere.isEmpty();
    }
}
