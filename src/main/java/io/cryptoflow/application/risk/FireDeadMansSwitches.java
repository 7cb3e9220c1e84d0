package io.cryptoflow.application.risk;

import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent.DeadMansSwitchChanged;
import io.cryptoflow.domain.account.DeadMansSwitch;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cancels all orders of accounts whose dead man's switch is due, and disarms it, in one unit of work: it fires once. */
public final class FireDeadMansSwitches {
    private static final int ACCOUNTS_AT_ONCE = 500;

    private final ControlsReader controls;
    private final UnitOfWork unitOfWork;
    private final CancelOrders cancelOrders;
    private final InstantSource clock;
    private final AtomicBoolean underWay = new AtomicBoolean();

    public FireDeadMansSwitches(
            ControlsReader controls, UnitOfWork unitOfWork, CancelOrders cancelOrders, InstantSource clock) {
        this.controls = controls;
        this.unitOfWork = unitOfWork;
        this.cancelOrders = cancelOrders;
        this.clock = clock;
    }

    /** Fires what is due, unless that is under way; called again and again. */
    public Future<Void> fire() {
        if (!underWay.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return controls.dueDeadMansSwitches(clock.instant(), ACCOUNTS_AT_ONCE)
                .compose(due -> Future.join(due.stream().map(this::fire).toList()))
                .<Void>mapEmpty()
                .onComplete(done -> underWay.set(false));
    }

    private Future<List<?>> fire(AccountId account) {
        return unitOfWork.inTransaction(
                account, tx -> isDue(tx) ? cancel(account, tx) : Future.succeededFuture(List.of()));
    }

    private boolean isDue(Transaction tx) {
        return tx.controls()
                .deadMansSwitch()
                .filter(armed -> armed.isDueAt(clock.instant()))
                .isPresent();
    }

    private Future<List<?>> cancel(AccountId account, Transaction tx) {
        DeadMansSwitch fired = tx.controls().deadMansSwitch().orElseThrow();
        Reason why = new Reason(
                Reason.DEAD_MAN_SWITCH, "the dead man's switch was not renewed for " + fired.seconds() + " s");
        tx.updateControls(tx.controls().with(Optional.empty()));
        tx.append(new DeadMansSwitchChanged(Optional.empty(), true));
        return cancelOrders
                .cancelAll(new CancelOrders.Command(account, Optional.empty(), Optional.empty(), Optional.of(why)), tx)
                .map(CancelOrders.Result::orders);
    }
}
