package io.cryptoflow.application.risk;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.GlobalTrading.Cause;
import io.cryptoflow.domain.account.TradingState;
import io.vertx.core.Future;
import java.time.InstantSource;

/** Changes what everybody may do; not while the kill switch is engaged, which is released by itself. */
public final class ChangeTrading implements UseCase<ChangeTrading.Command, ChangeTrading.Result> {
    private final TradingSwitch trading;
    private final InstantSource clock;

    /** Who changes it to what, and why. */
    public record Command(Actor by, TradingState state, String reason) {}

    /** What is in force now. */
    public record Result(GlobalTrading trading) {}

    public ChangeTrading(TradingSwitch trading, InstantSource clock) {
        this.trading = trading;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        return trading.change(now -> changed(now, command)).map(Result::new);
    }

    private GlobalTrading changed(GlobalTrading now, Command command) {
        if (now.isKilled()) {
            throw FailureException.of(
                    Failure.Kind.CONFLICT, "KILL_SWITCH_ENGAGED", "the kill switch is engaged; release it first");
        }
        return now.changed(command.state(), Cause.ADMIN, command.reason(), command.by(), clock.instant());
    }
}
