package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/** The orders that an account placed lately, without denied ones, oldest first. */
final class RecentOrders {
    /** What is older is forgotten. */
    static final Duration SPAN = Duration.ofSeconds(1);

    private final Deque<Placed> placed = new ArrayDeque<>();

    private record Placed(Instant at, Optional<ApiKeyId> key) {}

    static RecentOrders read(RowSet<Row> rows) {
        RecentOrders recent = new RecentOrders();
        rows.forEach(row -> recent.placed.add(new Placed(
                row.getOffsetDateTime("placed_at").toInstant(),
                Optional.ofNullable(row.getString("key_id")).map(ApiKeyId::new))));
        return recent;
    }

    static RecentOrders of(Collection<Order> orders) {
        RecentOrders recent = new RecentOrders();
        orders.forEach(recent::add);
        return recent;
    }

    void add(Order order) {
        if (order.status() != OrderStatus.DENIED) {
            forgetUntil(order.placedAt().minus(SPAN));
            placed.add(new Placed(order.placedAt(), order.key()));
        }
    }

    /** Forgets what was placed before, for nobody asks about an earlier moment anymore: so counting an account costs nothing. */
    int countAfter(Instant moment, Optional<ApiKeyId> key) {
        forgetUntil(moment);
        return key.isEmpty()
                ? placed.size()
                : (int) placed.stream().filter(order -> order.key().equals(key)).count();
    }

    private void forgetUntil(Instant moment) {
        while (!placed.isEmpty() && !placed.getFirst().at().isAfter(moment)) {
            placed.removeFirst();
        }
    }
}
