package io.cryptoflow.application.backtest;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;

/** Ends a backtest; one that is over stays as it is. */
public final class CancelBacktest implements UseCase<CancelBacktest.Command, CancelBacktest.Result> {
    private final Backtests backtests;

    /** Which one, and who asks. */
    public record Command(AccountId account, BacktestId id) {}

    /** How it stands now. */
    public record Result(Backtest backtest) {}

    public CancelBacktest(Backtests backtests) {
        this.backtests = backtests;
    }

    @Override
    public Future<Result> handle(Command command) {
        return Future.succeededFuture(
                new Result(backtests.find(command.account(), command.id()).cancel()));
    }
}
