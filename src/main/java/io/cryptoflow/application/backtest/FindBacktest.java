package io.cryptoflow.application.backtest;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;

/** One backtest as it stands, with its result once it is done. */
public final class FindBacktest implements UseCase<FindBacktest.Query, FindBacktest.Result> {
    private final Backtests backtests;

    /** Which one, and who asks. */
    public record Query(AccountId account, BacktestId id) {}

    /** How it stands. */
    public record Result(Backtest backtest) {}

    public FindBacktest(Backtests backtests) {
        this.backtests = backtests;
    }

    @Override
    public Future<Result> handle(Query query) {
        return Future.succeededFuture(
                new Result(backtests.find(query.account(), query.id()).now()));
    }
}
