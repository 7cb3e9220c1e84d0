package io.cryptoflow.application.account;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;

/** What an account owns. */
public final class FindBalances implements UseCase<FindBalances.Query, FindBalances.Result> {
    private final AccountReader reader;

    /** Which account. */
    public record Query(AccountId account) {}

    /** Its balances, by asset. */
    public record Result(AccountId account, List<Balance> balances) {
        /** Keeps its own copy. */
        public Result {
            balances = List.copyOf(balances);
        }
    }

    public FindBalances(AccountReader reader) {
        this.reader = reader;
    }

    @Override
    public Future<Result> handle(Query query) {
        return reader.findBalances(query.account()).map(balances -> new Result(query.account(), balances));
    }
}
