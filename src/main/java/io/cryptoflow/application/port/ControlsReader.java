package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Committed controls of accounts, and what is open where. */
public interface ControlsReader {
    /**
     * How much an account has open.
     *
     * @param uncanceled of these, how many nobody asked to cancel yet
     */
    record OpenOrders(AccountId account, long open, long uncanceled) {}

    /**
     * How many accounts are held back.
     *
     * @param notActive accounts with a trading state other than ACTIVE
     * @param armed accounts with an armed dead man's switch
     */
    record Summary(long notActive, long armed) {}

    /** What holds the account back; nothing where nobody changed anything. */
    Future<AccountControls> findControls(AccountId account);

    /** At most {@code limit} changes of the account's controls before {@code sequence}, newest first. */
    Future<List<AccountEvent>> findControlChanges(AccountId account, long sequence, int limit);

    /** Accounts whose dead man's switch is due at {@code now}, at most {@code limit}. */
    Future<List<AccountId>> dueDeadMansSwitches(Instant now, int limit);

    /** At most {@code limit} accounts that have open orders, those with uncanceled ones first. */
    Future<List<OpenOrders>> openOrdersByAccount(int limit);

    /** Over all accounts. */
    Future<Summary> summary();
}
