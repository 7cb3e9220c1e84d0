package io.cryptoflow.infrastructure.tracing;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.value.AccountId;
import io.opentelemetry.context.Context;
import io.vertx.core.Future;
import java.util.function.Function;

/** A span from the call to the commit, to whose trace all events of the unit belong. */
final class TracedUnitOfWork implements UnitOfWork {
    private final UnitOfWork unitOfWork;
    private final Spans spans;
    private final EventTraces events;

    TracedUnitOfWork(UnitOfWork unitOfWork, Spans spans, EventTraces events) {
        this.unitOfWork = unitOfWork;
        this.spans = spans;
        this.events = events;
    }

    @Override
    public <T> Future<T> inTransaction(AccountId account, Function<Transaction, Future<T>> work) {
        if (!Spans.isInTrace(Context.current())) {
            return unitOfWork.inTransaction(account, work);
        }
        return spans.client(
                "unit of work",
                "postgresql",
                inside -> unitOfWork.inTransaction(
                        account,
                        transaction -> work.apply(
                                new TracedTransaction(transaction, content -> events.put(content, inside)))));
    }
}
