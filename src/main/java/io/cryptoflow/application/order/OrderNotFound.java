package io.cryptoflow.application.order;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.vertx.core.Future;
import java.util.Optional;

/** The one answer about an order that does not exist, or not for who asks: nobody learns which of the two. */
final class OrderNotFound {
    private OrderNotFound() {}

    static Future<Order> unless(Optional<Order> found, OrderId id) {
        return found.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(
                        FailureException.of(Failure.Kind.NOT_FOUND, "ORDER_NOT_FOUND", "no order " + id)));
    }
}
