package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.LedgerEntry;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All of one account; a unit of work gets a copy to work on. */
final class InMemoryAccount implements Transaction {
    private final AccountId id;
    private final InstantSource clock;
    private final Map<OrderId, Order> orders = new LinkedHashMap<>();
    private final Map<Asset, Balance> balances = new TreeMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Map<Symbol, Position> positions = new TreeMap<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<AccountEvent> events = new ArrayList<>();
    private final GlobalTrading trading;
    private AccountControls controls = AccountControls.NONE;

    InMemoryAccount(AccountId id, InstantSource clock, GlobalTrading trading) {
        this.id = id;
        this.clock = clock;
        this.trading = trading;
    }

    InMemoryAccount copy(InstantSource now, GlobalTrading then) {
        InMemoryAccount copy = new InMemoryAccount(id, now, then);
        copy.controls = controls;
        copy.orders.putAll(orders);
        copy.balances.putAll(balances);
        copy.fills.addAll(fills);
        copy.positions.putAll(positions);
        copy.ledger.addAll(ledger);
        copy.events.addAll(events);
        return copy;
    }

    AccountId id() {
        return id;
    }

    List<Order> orders() {
        return List.copyOf(orders.values());
    }

    List<Fill> fills() {
        return List.copyOf(fills);
    }

    List<AccountEvent> events() {
        return List.copyOf(events);
    }

    List<Balance> balances() {
        return balances.values().stream()
                .filter(balance -> !balance.total().isZero())
                .toList();
    }

    List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
    }

    @Override
    public Future<Optional<Order>> findOrder(OrderId orderId) {
        return Future.succeededFuture(Optional.ofNullable(orders.get(orderId)));
    }

    @Override
    public Future<Optional<Order>> findOrder(ClientOrderId clientOrderId) {
        return Future.succeededFuture(orders.values().stream()
                .filter(order -> order.clientOrderId().equals(clientOrderId))
                .findFirst());
    }

    @Override
    public Collection<Order> openOrders() {
        return orders.values().stream().filter(Order::isOpen).toList();
    }

    @Override
    public Balance balance(Asset asset) {
        return balances.getOrDefault(asset, Balance.empty(asset));
    }

    @Override
    public void addOrder(Order order) {
        boolean known = orders.values().stream()
                .anyMatch(other ->
                        other.id().equals(order.id()) || other.clientOrderId().equals(order.clientOrderId()));
        if (known) {
            throw new IllegalStateException("order " + order.id() + " or its client order id is stored already");
        }
        orders.put(order.id(), order);
    }

    @Override
    public void updateOrder(Order order) {
        orders.put(order.id(), order);
    }

    @Override
    public void addFill(Fill fill) {
        boolean known = fills.stream()
                .anyMatch(other -> other.orderId().equals(fill.orderId())
                        && other.tradeId().equals(fill.tradeId()));
        if (known) {
            throw new IllegalStateException("fill " + fill.tradeId() + " is stored already");
        }
        fills.add(fill);
    }

    @Override
    public void updateBalances(List<Balance> changed) {
        changed.forEach(balance -> balances.put(balance.asset(), balance));
    }

    @Override
    public Position position(Symbol symbol) {
        return positions.getOrDefault(symbol, Position.none(symbol));
    }

    @Override
    public List<Position> positions() {
        return List.copyOf(positions.values());
    }

    @Override
    public void updatePosition(Position position) {
        positions.put(position.symbol(), position);
    }

    @Override
    public AccountControls controls() {
        return controls;
    }

    @Override
    public void updateControls(AccountControls changed) {
        controls = changed;
    }

    @Override
    public GlobalTrading trading() {
        return trading;
    }

    @Override
    public int placedAfter(Instant moment, Optional<ApiKeyId> key) {
        return (int) orders.values().stream()
                .filter(order -> order.status() != OrderStatus.DENIED)
                .filter(order -> order.placedAt().isAfter(moment))
                .filter(order -> key.isEmpty() || order.key().equals(key))
                .count();
    }

    @Override
    public void post(Movement movement) {
        AccountEvent told = events.get(events.size() - 1);
        if (ledger.stream().anyMatch(entry -> entry.sequence() == told.sequence())) {
            throw new IllegalStateException("event " + told.sequence() + " tells of a movement already");
        }
        ledger.addAll(LedgerEntry.of(movement, told.sequence(), told.occurredAt()));
    }

    @Override
    public void append(AccountEvent.Content content) {
        events.add(new AccountEvent(id, events.size() + 1L, clock.instant(), content));
    }
}
