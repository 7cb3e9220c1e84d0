package io.cryptoflow.application.risk;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.GlobalTrading.Cause;
import io.cryptoflow.domain.account.TradingState;
import io.vertx.core.Future;
import java.time.InstantSource;

/** Engages the kill switch, or releases it; either changes nothing when it is so already. */
public final class SwitchTrading implements UseCase<SwitchTrading.Command, SwitchTrading.Result> {
    private final TradingSwitch trading;
    private final KillOrders killOrders;
    private final InstantSource clock;

    /** Who engages or releases it, and why. */
    public record Command(Actor by, boolean kill, String reason) {}

    /** What is in force now. */
    public record Result(GlobalTrading trading) {}

    public SwitchTrading(TradingSwitch trading, KillOrders killOrders, InstantSource clock) {
        this.trading = trading;
        this.killOrders = killOrders;
        this.clock = clock;
    }

    /** Answers once trading is halted, or goes on, for everybody; the orders are canceled behind that. */
    @Override
    public Future<Result> handle(Command command) {
        return trading.change(now -> switched(now, command))
                .onSuccess(now -> killOrders.advance())
                .map(Result::new);
    }

    private GlobalTrading switched(GlobalTrading now, Command command) {
        if (now.isKilled() == command.kill()) {
            return now;
        }
        return command.kill()
                ? now.changed(TradingState.HALTED, Cause.KILL_SWITCH, command.reason(), command.by(), clock.instant())
                : now.changed(TradingState.ACTIVE, Cause.ADMIN, command.reason(), command.by(), clock.instant());
    }
}
