package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.ApiKeys;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.LedgerEntry;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Units of work, committed reads and keys in memory. A unit works on a copy that takes the account's place when it succeeds. */
public final class InMemoryStore implements UnitOfWork, AccountReader, ApiKeys {
    private final InstantSource clock;
    private final Consumer<List<AccountEvent>> committed;
    private final Map<AccountId, InMemoryAccount> accounts = new HashMap<>();
    private final Map<AccountId, Future<?>> lastUnit = new HashMap<>();
    private final Map<String, Principal> keys = new HashMap<>();
    private final InMemorySwitch trading = new InMemorySwitch();

    /** @param committed hears of every commit's events, before the unit's Future completes */
    public InMemoryStore(InstantSource clock, Consumer<List<AccountEvent>> committed) {
        this.clock = clock;
        this.committed = committed;
    }

    @Override
    public synchronized <T> Future<T> inTransaction(AccountId account, Function<Transaction, Future<T>> work) {
        Promise<Void> turn = Promise.promise();
        Future<?> before = Optional.<Future<?>>ofNullable(lastUnit.put(account, turn.future()))
                .orElse(Future.succeededFuture());
        return before.transform(done -> run(account, work)).onComplete(done -> turn.complete());
    }

    private synchronized <T> Future<T> run(AccountId account, Function<Transaction, Future<T>> work) {
        InMemoryAccount copy = account(account).copy(clock, trading.inForce());
        int eventsBefore = copy.events().size();
        return work.apply(copy)
                .compose(done -> keep(copy, eventsBefore) ? Future.succeededFuture(done) : run(account, work));
    }

    private synchronized boolean keep(InMemoryAccount copy, int eventsBefore) {
        if (copy.trading().version() != trading.inForce().version()) {
            return false;
        }
        accounts.put(copy.id(), copy);
        List<AccountEvent> appended =
                List.copyOf(copy.events().subList(eventsBefore, copy.events().size()));
        if (!appended.isEmpty()) {
            committed.accept(appended);
        }
        return true;
    }

    private InMemoryAccount account(AccountId id) {
        return accounts.getOrDefault(id, new InMemoryAccount(id, clock, trading.inForce()));
    }

    synchronized List<InMemoryAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    /** What everybody may do. */
    public InMemorySwitch trading() {
        return trading;
    }

    @Override
    public synchronized Future<Optional<Order>> findOrder(AccountId account, OrderId id) {
        return account(account).findOrder(id);
    }

    @Override
    public synchronized Future<List<Order>> findOrders(AccountId account, OrderFilter filter) {
        Predicate<Order> selected = order ->
                filter.selection() == Selection.ALL || order.isOpen() == (filter.selection() == Selection.OPEN);
        return Future.succeededFuture(account(account).orders().stream()
                .filter(order ->
                        filter.symbol().map(order.terms().symbol()::equals).orElse(true))
                .filter(selected)
                .filter(order -> filter.before()
                        .map(before -> order.id().compareTo(before) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(Order::id).reversed())
                .limit(filter.limit())
                .toList());
    }

    @Override
    public synchronized Future<List<AccountEvent>> findOrderEvents(AccountId account, OrderId id) {
        return Future.succeededFuture(account(account).events().stream()
                .filter(event -> event.content() instanceof AccountEvent.OrderChanged changed
                        && changed.event().order().id().equals(id))
                .toList());
    }

    @Override
    public synchronized Future<List<AccountEvent>> findEvents(AccountId account, long afterSequence, int limit) {
        return Future.succeededFuture(account(account).events().stream()
                .filter(event -> event.sequence() > afterSequence)
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Future<List<NumberedFill>> findFills(AccountId account, FillFilter filter) {
        List<Fill> fills = account(account).fills();
        List<NumberedFill> newestFirst = new ArrayList<>(IntStream.range(0, fills.size())
                .mapToObj(i -> new NumberedFill(i + 1L, fills.get(i)))
                .toList());
        Collections.reverse(newestFirst);
        return Future.succeededFuture(newestFirst.stream()
                .filter(numbered ->
                        filter.symbol().map(numbered.fill().symbol()::equals).orElse(true))
                .filter(numbered ->
                        filter.order().map(numbered.fill().orderId()::equals).orElse(true))
                .filter(numbered -> filter.before()
                        .map(before -> numbered.number() < before)
                        .orElse(true))
                .limit(filter.limit())
                .toList());
    }

    @Override
    public synchronized Future<List<Balance>> findBalances(AccountId account) {
        return Future.succeededFuture(account(account).balances());
    }

    @Override
    public synchronized Future<List<Position>> findPositions(AccountId account) {
        return Future.succeededFuture(account(account).positions());
    }

    @Override
    public synchronized Future<List<LedgerEntry>> findLedger(AccountId account, LedgerFilter filter) {
        List<LedgerEntry> newestFirst = new ArrayList<>(account(account).ledger());
        Collections.reverse(newestFirst);
        return Future.succeededFuture(newestFirst.stream()
                .filter(entry ->
                        filter.before().map(before -> isBefore(entry, before)).orElse(true))
                .limit(filter.limit())
                .toList());
    }

    private static boolean isBefore(LedgerEntry entry, LedgerPlace place) {
        return entry.sequence() < place.sequence()
                || (entry.sequence() == place.sequence() && entry.line() < place.line());
    }

    @Override
    public synchronized Future<List<Order>> openOrders(Optional<Order> behind, int limit) {
        Comparator<Order> byAccount = Comparator.<Order, String>comparing(
                        order -> order.account().value())
                .thenComparing(Order::id);
        Stream<Order> all = accounts.values().stream().flatMap(account -> account.orders().stream());
        return Future.succeededFuture(all.filter(Order::isOpen)
                .filter(order ->
                        behind.map(last -> byAccount.compare(order, last) > 0).orElse(true))
                .sorted(byAccount)
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Future<Optional<Order>> findOrderOfAnyone(OrderId id) {
        return Future.succeededFuture(accounts.values().stream()
                .flatMap(account -> account.orders().stream())
                .filter(order -> order.id().equals(id))
                .findFirst());
    }

    @Override
    public synchronized Future<List<Order>> givenUpOrders(Instant since, int limit) {
        return Future.succeededFuture(accounts.values().stream()
                .flatMap(account -> account.orders().stream())
                .filter(OrderLifecycle::isGivenUp)
                .filter(order -> !order.updatedAt().isBefore(since))
                .sorted(Comparator.comparing(Order::updatedAt).reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Future<Optional<Principal>> find(String keyHash) {
        return Future.succeededFuture(Optional.ofNullable(keys.get(keyHash)));
    }

    @Override
    public synchronized Future<Void> add(String keyHash, Principal principal) {
        keys.putIfAbsent(keyHash, principal);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Boolean> holds(AccountId account, ApiKeyId key) {
        return Future.succeededFuture(keys.entrySet().stream()
                .anyMatch(entry -> entry.getValue().account().equals(account)
                        && ApiKeyId.ofHash(entry.getKey()).equals(key)));
    }
}
