package io.cryptoflow.application.risk;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.ApiKeys;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.AccountEvent.ControlChange;
import io.cryptoflow.domain.account.AccountEvent.KeyLimitsChanged;
import io.cryptoflow.domain.account.AccountEvent.LimitsChanged;
import io.cryptoflow.domain.account.AccountEvent.TradingStateChanged;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;

/** Changes the limits or the trading state of an account, or the limits of one of its keys, and writes down who did it. */
public final class ChangeControls implements UseCase<ChangeControls.Command, ChangeControls.Result> {
    private final UnitOfWork unitOfWork;
    private final AccountReader reader;
    private final ApiKeys keys;

    /** Who changes what of which account. */
    public record Command(Actor by, AccountId account, ControlChange change) {}

    /** What holds the account back now. */
    public record Result(AccountId account, AccountControls controls) {}

    public ChangeControls(UnitOfWork unitOfWork, AccountReader reader, ApiKeys keys) {
        this.unitOfWork = unitOfWork;
        this.reader = reader;
        this.keys = keys;
    }

    @Override
    public Future<Result> handle(Command command) {
        return KnownAccount.require(reader, command.account())
                .compose(known -> requireKey(command))
                .compose(known ->
                        unitOfWork.inTransaction(command.account(), tx -> Future.succeededFuture(change(command, tx))));
    }

    private Future<Void> requireKey(Command command) {
        if (!(command.change() instanceof KeyLimitsChanged limits)) {
            return Future.succeededFuture();
        }
        return keys.holds(command.account(), limits.key())
                .compose(holds -> holds
                        ? Future.succeededFuture()
                        : Future.failedFuture(FailureException.of(
                                Failure.Kind.NOT_FOUND, "API_KEY_NOT_FOUND", "no key " + limits.key())));
    }

    private static Result change(Command command, Transaction tx) {
        AccountControls before = tx.controls();
        AccountControls after = applied(before, command.change());
        if (!after.equals(before)) {
            tx.updateControls(after);
            tx.append(new AccountEvent.ControlsChanged(command.by(), command.change(), after));
        }
        return new Result(command.account(), after);
    }

    private static AccountControls applied(AccountControls before, ControlChange change) {
        if (change instanceof TradingStateChanged state) {
            return before.with(state.state());
        }
        return change instanceof KeyLimitsChanged key
                ? before.with(key.key(), key.limits())
                : before.with(((LimitsChanged) change).limits());
    }
}
