package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.AccountReader.OrderFilter;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** A page of an account's orders, newest first. */
public final class FindOrders implements UseCase<FindOrders.Query, FindOrders.Result> {
    private final AccountReader reader;

    /** Which orders of which account. */
    public record Query(AccountId account, OrderFilter filter) {}

    /** The page, and where the next one starts, unless this is the last. */
    public record Result(List<Order> orders, Optional<OrderId> next) {
        /** Keeps its own copy. */
        public Result {
            orders = List.copyOf(orders);
        }
    }

    public FindOrders(AccountReader reader) {
        this.reader = reader;
    }

    @Override
    public Future<Result> handle(Query query) {
        int limit = query.filter().limit();
        OrderFilter oneMore = new OrderFilter(
                query.filter().symbol(),
                query.filter().selection(),
                limit + 1,
                query.filter().before());
        return reader.findOrders(query.account(), oneMore).map(found -> page(found, limit));
    }

    private static Result page(List<Order> found, int limit) {
        List<Order> page = found.subList(0, Math.min(limit, found.size()));
        return new Result(
                page, found.size() > limit ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
    }
}
