package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;

/** One order by its id. */
public final class FindOrder implements UseCase<FindOrder.Query, FindOrder.Result> {
    private final AccountReader reader;

    /** Which order of which account. */
    public record Query(AccountId account, OrderId orderId) {}

    /** The order as committed. */
    public record Result(Order order) {}

    public FindOrder(AccountReader reader) {
        this.reader = reader;
    }

    @Override
    public Future<Result> handle(Query query) {
        return reader.findOrder(query.account(), query.orderId())
                .compose(found -> OrderNotFound.unless(found, query.orderId()))
                .map(Result::new);
    }
}
