package io.cryptoflow.application.risk;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;

/** The failure of an account that nobody opened. */
final class KnownAccount {
    private KnownAccount() {}

    static Future<AccountId> require(AccountReader reader, AccountId account) {
        return reader.findEvents(account, 0, 1)
                .compose(events -> events.isEmpty()
                        ? Future.failedFuture(FailureException.of(
                                Failure.Kind.NOT_FOUND, "ACCOUNT_NOT_FOUND", "no account " + account))
                        : Future.succeededFuture(account));
    }
}
