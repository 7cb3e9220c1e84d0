package io.cryptoflow.application.backtest;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;

/** The backtests of an account that are waiting, played or kept. */
public final class FindBacktests implements UseCase<FindBacktests.Query, FindBacktests.Result> {
    private final Backtests backtests;

    /** Whose. */
    public record Query(AccountId account) {}

    /** Newest first. */
    public record Result(List<Backtest> backtests) {
        /** Keeps its own copy. */
        public Result {
            backtests = List.copyOf(backtests);
        }
    }

    public FindBacktests(Backtests backtests) {
        this.backtests = backtests;
    }

    @Override
    public Future<Result> handle(Query query) {
        return Future.succeededFuture(new Result(backtests.of(query.account())));
    }
}
