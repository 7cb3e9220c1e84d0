package io.cryptoflow.application.order;

import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import java.time.Instant;

/**
 * An order that the venue took after it had been given up here.
 *
 * @param noticedAt when that came out
 * @param isSettled whether the venue is done with it and every fill of it is stored
 */
public record Orphan(OrderId order, AccountId account, Instant noticedAt, boolean isSettled) {
    Orphan settled() {
        return new Orphan(order, account, noticedAt, true);
    }
}
