package io.cryptoflow.infrastructure.faults;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.function.Function;

/** Units of work before whose commit the process may die. */
final class MortalUnitOfWork implements UnitOfWork {
    private final UnitOfWork unitOfWork;
    private final KillCount kills;

    MortalUnitOfWork(UnitOfWork unitOfWork, KillCount kills) {
        this.unitOfWork = unitOfWork;
        this.kills = kills;
    }

    @Override
    public <T> Future<T> inTransaction(AccountId account, Function<Transaction, Future<T>> work) {
        return unitOfWork.inTransaction(
                account, tx -> work.apply(tx).onSuccess(done -> kills.pass(KillPoint.BEFORE_COMMIT)));
    }
}
