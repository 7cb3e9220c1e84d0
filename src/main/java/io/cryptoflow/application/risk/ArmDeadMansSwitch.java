package io.cryptoflow.application.risk;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent.DeadMansSwitchChanged;
import io.cryptoflow.domain.account.DeadMansSwitch;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/** Arms, renews or disarms an account's dead man's switch. */
public final class ArmDeadMansSwitch implements UseCase<ArmDeadMansSwitch.Command, ArmDeadMansSwitch.Result> {
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    /**
     * Whose, and how long it waits.
     *
     * @param seconds 0 disarms it
     */
    public record Command(AccountId account, int seconds) {}

    /** The switch as it stands now, if it is armed. */
    public record Result(Optional<DeadMansSwitch> armed) {}

    public ArmDeadMansSwitch(UnitOfWork unitOfWork, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        return unitOfWork.inTransaction(
                command.account(), tx -> Future.succeededFuture(new Result(arm(command.seconds(), tx))));
    }

    private Optional<DeadMansSwitch> arm(int seconds, Transaction tx) {
        Optional<DeadMansSwitch> next =
                seconds == 0 ? Optional.empty() : Optional.of(DeadMansSwitch.renewedAt(clock.instant(), seconds));
        if (!next.equals(tx.controls().deadMansSwitch())) {
            tx.updateControls(tx.controls().with(next));
            tx.append(new DeadMansSwitchChanged(next, false));
        }
        return next;
    }
}
