package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;

/** The story of one order. */
public final class FindOrderEvents implements UseCase<FindOrderEvents.Query, FindOrderEvents.Result> {
    private final AccountReader reader;

    /** Which order of which account. */
    public record Query(AccountId account, OrderId orderId) {}

    /** Its events, oldest first. */
    public record Result(List<AccountEvent> events) {
        /** Keeps its own copy. */
        public Result {
            events = List.copyOf(events);
        }
    }

    public FindOrderEvents(AccountReader reader) {
        this.reader = reader;
    }

    @Override
    public Future<Result> handle(Query query) {
        return reader.findOrder(query.account(), query.orderId())
                .compose(found -> OrderNotFound.unless(found, query.orderId()))
                .compose(order -> reader.findOrderEvents(query.account(), query.orderId()))
                .map(Result::new);
    }
}
