package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.LedgerEntry;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Committed state of accounts, outside of a unit of work. Methods without an account look at all of them. */
public interface AccountReader {
    /** Which orders are asked for; {@code before} is the last one of the previous page, newest first. */
    record OrderFilter(Optional<Symbol> symbol, Selection selection, int limit, Optional<OrderId> before) {}

    /** Which fills are asked for; {@code before} is the number of the last one of the previous page, newest first. */
    record FillFilter(Optional<Symbol> symbol, Optional<OrderId> order, int limit, Optional<Long> before) {}

    /** A fill with its number in the store, by which pages follow each other. */
    record NumberedFill(long number, Fill fill) {}

    /** Which ledger entries are asked for; {@code before} is the last one of the previous page, newest first. */
    record LedgerFilter(int limit, Optional<LedgerPlace> before) {}

    /** Where an entry stands: the number of its event, and its line in the movement. */
    record LedgerPlace(long sequence, int line) {}

    /** Open, closed or both. */
    enum Selection {
        /** Orders to which something can still happen. */
        OPEN,
        /** Orders that ended. */
        CLOSED,
        /** Both. */
        ALL
    }

    /** The order, if it is this account's. */
    Future<Optional<Order>> findOrder(AccountId account, OrderId id);

    /** At most {@code limit} orders, newest first. */
    Future<List<Order>> findOrders(AccountId account, OrderFilter filter);

    /** All events of one order, oldest first. */
    Future<List<AccountEvent>> findOrderEvents(AccountId account, OrderId id);

    /** At most {@code limit} events after {@code sequence}, oldest first. */
    Future<List<AccountEvent>> findEvents(AccountId account, long afterSequence, int limit);

    /** At most {@code limit} fills, newest first. */
    Future<List<NumberedFill>> findFills(AccountId account, FillFilter filter);

    /** All balances that are not empty, by asset. */
    Future<List<Balance>> findBalances(AccountId account);

    /** All positions, closed ones too, by symbol. */
    Future<List<Position>> findPositions(AccountId account);

    /** At most {@code limit} entries of the ledger, newest first. */
    Future<List<LedgerEntry>> findLedger(AccountId account, LedgerFilter filter);

    /** At most {@code limit} open orders behind {@code behind}, account by account, each one's oldest first: what is to be reconciled with the venue. */
    Future<List<Order>> openOrders(Optional<Order> behind, int limit);

    /** The order, whoever's it is: for reports of a venue, which knows no accounts. */
    Future<Optional<Order>> findOrderOfAnyone(OrderId id);

    /** At most {@code limit} orders of all accounts that were given up at {@code since} or later, newest first. */
    Future<List<Order>> givenUpOrders(Instant since, int limit);
}
