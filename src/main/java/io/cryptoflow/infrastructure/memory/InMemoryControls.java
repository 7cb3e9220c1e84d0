package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Committed controls of accounts in memory. */
public final class InMemoryControls implements ControlsReader {
    private final InMemoryStore store;

    /** @param store whose accounts are looked at */
    public InMemoryControls(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Future<AccountControls> findControls(AccountId account) {
        return Future.succeededFuture(
                find(account).map(InMemoryAccount::controls).orElse(AccountControls.NONE));
    }

    @Override
    public Future<List<AccountEvent>> findControlChanges(AccountId account, long sequence, int limit) {
        return Future.succeededFuture(find(account).stream()
                .flatMap(found -> found.events().stream())
                .filter(event -> event.content() instanceof AccountEvent.ControlsChanged && event.sequence() < sequence)
                .sorted(Comparator.comparing(AccountEvent::sequence).reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public Future<List<AccountId>> dueDeadMansSwitches(Instant now, int limit) {
        return Future.succeededFuture(store.accounts().stream()
                .filter(account -> account.controls()
                        .deadMansSwitch()
                        .filter(armed -> armed.isDueAt(now))
                        .isPresent())
                .map(InMemoryAccount::id)
                .limit(limit)
                .toList());
    }

    @Override
    public Future<List<OpenOrders>> openOrdersByAccount(int limit) {
        return Future.succeededFuture(store.accounts().stream()
                .map(InMemoryControls::open)
                .filter(counted -> counted.open() > 0)
                .sorted(Comparator.comparing(OpenOrders::uncanceled).reversed())
                .limit(limit)
                .toList());
    }

    private static OpenOrders open(InMemoryAccount account) {
        List<Order> open = account.orders().stream().filter(Order::isOpen).toList();
        long uncanceled = open.stream()
                .filter(order -> order.status() != OrderStatus.PENDING_CANCEL)
                .count();
        return new OpenOrders(account.id(), open.size(), uncanceled);
    }

    @Override
    public Future<Summary> summary() {
        List<AccountControls> all =
                store.accounts().stream().map(InMemoryAccount::controls).toList();
        return Future.succeededFuture(new Summary(
                all.stream()
                        .filter(controls -> controls.state() != TradingState.ACTIVE)
                        .count(),
                all.stream()
                        .filter(controls -> controls.deadMansSwitch().isPresent())
                        .count()));
    }

    private Optional<InMemoryAccount> find(AccountId account) {
        return store.accounts().stream()
                .filter(found -> found.id().equals(account))
                .findFirst();
    }
}
