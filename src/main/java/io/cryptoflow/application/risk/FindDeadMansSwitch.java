package io.cryptoflow.application.risk;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.domain.account.DeadMansSwitch;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.Optional;

/** An account's dead man's switch. */
public final class FindDeadMansSwitch implements UseCase<FindDeadMansSwitch.Query, FindDeadMansSwitch.Result> {
    private final ControlsReader controls;

    /** Whose. */
    public record Query(AccountId account) {}

    /** The switch, if it is armed. */
    public record Result(Optional<DeadMansSwitch> armed) {}

    public FindDeadMansSwitch(ControlsReader controls) {
        this.controls = controls;
    }

    @Override
    public Future<Result> handle(Query query) {
        return controls.findControls(query.account()).map(found -> new Result(found.deadMansSwitch()));
    }
}
