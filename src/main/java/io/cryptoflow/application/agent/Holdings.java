package io.cryptoflow.application.agent;

import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.port.AccountReader.OrderFilter;
import io.cryptoflow.application.port.AccountReader.Selection;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.OrderNumber;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an account owns, and its open orders, newest first; looked at once in a turn. */
record Holdings(List<Balance> balances, List<Order> open) {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 25;

    static Holdings of(AccountId account, AgentTools.Reading tools, AgentThreads threads) {
        List<Balance> balances = threads.await(tools.balances().handle(new FindBalances.Query(account)))
                .balances();
        List<Order> open = new ArrayList<>();
        Optional<OrderId> before = Optional.empty();
        for (int page = 0; page == 0 || before.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw Unfit.notOffered("This account has more open orders than the agent looks through.");
            }
            OrderFilter filter = new OrderFilter(Optional.empty(), Selection.OPEN, PAGE, before);
            FindOrders.Result found = threads.await(tools.orders().handle(new FindOrders.Query(account, filter)));
            open.addAll(found.orders());
            before = found.next();
        }
        return new Holdings(balances, List.copyOf(open));
    }

    Balance balance(Asset asset) {
        return balances.stream()
                .filter(balance -> balance.asset().equals(asset))
                .findFirst()
                .orElse(Balance.empty(asset));
    }

    AccountContext context(Instant now) {
        return new AccountContext(
                now,
                ZoneOffset.UTC,
                Markets.DOLLARS,
                open.stream()
                        .map(order -> new AccountContext.OpenOrder(
                                OrderNumber.of(order.id()).digits(),
                                order.terms().side(),
                                order.terms().symbol().base(),
                                order.terms().type()))
                        .toList());
    }
}
