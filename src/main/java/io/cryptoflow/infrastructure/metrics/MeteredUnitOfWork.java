package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.value.AccountId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.function.Function;

/** Times units of work from the call to the commit: {@code unit_of_work_seconds} by outcome. */
public final class MeteredUnitOfWork implements UnitOfWork {
    private final UnitOfWork unitOfWork;
    private final MeterRegistry registry;
    private final Timer committed;
    private final Timer failed;

    public MeteredUnitOfWork(UnitOfWork unitOfWork, MeterRegistry registry) {
        this.unitOfWork = unitOfWork;
        this.registry = registry;
        this.committed = timer("committed");
        this.failed = timer("failed");
    }

    private Timer timer(String outcome) {
        return Timer.builder("unit.of.work")
                .description("Time of a unit of work, from the call to the commit")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public <T> Future<T> inTransaction(AccountId account, Function<Transaction, Future<T>> work) {
        Timer.Sample begun = Timer.start(registry);
        return unitOfWork
                .inTransaction(account, work)
                .onComplete(done -> begun.stop(done.succeeded() ? committed : failed));
    }
}
