package io.cryptoflow.infrastructure.postgres;

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
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A unit's view of its account: the lane's state under the unit's own writes, which reach the state only when it succeeds. */
final class LaneTransaction implements Transaction {
    private final AccountId account;
    private final AccountState state;
    private final OrderLookup lookup;
    private final boolean trustMemory;
    private final InstantSource clock;
    private final GlobalTrading trading;
    private Optional<AccountControls> controls = Optional.empty();
    private final Map<OrderId, Order> orders = new LinkedHashMap<>();
    private final Map<Asset, Balance> balances = new HashMap<>();
    private final Map<Symbol, Position> positions = new HashMap<>();
    private final Map<Integer, Movement> movements = new LinkedHashMap<>();
    private final Writes writes = new Writes();
    private final List<TimedContent> contents = new ArrayList<>();

    private record TimedContent(Instant occurredAt, AccountEvent.Content content) {}

    /** @param trustMemory whether a client order id that memory does not know may be taken as unused until the commit verifies it */
    LaneTransaction(
            AccountId account,
            AccountState state,
            OrderLookup lookup,
            boolean trustMemory,
            InstantSource clock,
            GlobalTrading trading) {
        this.account = account;
        this.state = state;
        this.lookup = lookup;
        this.trustMemory = trustMemory;
        this.clock = clock;
        this.trading = trading;
    }

    @Override
    public Future<Optional<Order>> findOrder(OrderId id) {
        Optional<Order> known = Optional.ofNullable(orders.get(id)).or(() -> state.order(id));
        return known.isPresent() ? Future.succeededFuture(known) : lookup.find(account, id);
    }

    @Override
    public Future<Optional<Order>> findOrder(ClientOrderId id) {
        Optional<Order> known = orders.values().stream()
                .filter(order -> order.clientOrderId().equals(id))
                .findFirst()
                .or(() -> state.order(id));
        if (known.isPresent() || !trustMemory) {
            return known.isPresent() ? Future.succeededFuture(known) : lookup.find(account, id);
        }
        writes.assumeFree(new Writes.ClientOrderKey(account, id));
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Collection<Order> openOrders() {
        if (orders.isEmpty()) {
            return state.openOrders();
        }
        Map<OrderId, Order> merged = new LinkedHashMap<>();
        state.openOrders().forEach(order -> merged.put(order.id(), order));
        merged.putAll(orders);
        return merged.values().stream().filter(Order::isOpen).toList();
    }

    @Override
    public Balance balance(Asset asset) {
        Balance own = balances.get(asset);
        return own != null ? own : state.balance(asset);
    }

    @Override
    public void addOrder(Order order) {
        orders.put(order.id(), order);
        writes.add(order);
    }

    @Override
    public void updateOrder(Order order) {
        orders.put(order.id(), order);
        writes.update(order);
    }

    @Override
    public void addFill(Fill fill) {
        writes.add(new Writes.AccountFill(account, fill));
    }

    @Override
    public void updateBalances(List<Balance> changed) {
        changed.forEach(balance -> {
            balances.put(balance.asset(), balance);
            writes.put(account, balance);
        });
    }

    @Override
    public Position position(Symbol symbol) {
        Position own = positions.get(symbol);
        return own != null ? own : state.position(symbol);
    }

    @Override
    public List<Position> positions() {
        Map<Symbol, Position> all = new HashMap<>(state.positions());
        all.putAll(positions);
        return List.copyOf(all.values());
    }

    @Override
    public void updatePosition(Position position) {
        positions.put(position.symbol(), position);
        writes.put(account, position);
    }

    @Override
    public AccountControls controls() {
        return controls.orElseGet(state::controls);
    }

    @Override
    public void updateControls(AccountControls changed) {
        controls = Optional.of(changed);
        writes.put(account, changed);
    }

    @Override
    public GlobalTrading trading() {
        return trading;
    }

    @Override
    public int placedAfter(Instant moment, Optional<ApiKeyId> key) {
        return state.recent().countAfter(moment, key)
                + RecentOrders.of(writes.added()).countAfter(moment, key);
    }

    @Override
    public void post(Movement movement) {
        if (contents.isEmpty() || movements.putIfAbsent(contents.size(), movement) != null) {
            throw new IllegalStateException("expected an event of its own for every movement");
        }
    }

    @Override
    public void append(AccountEvent.Content content) {
        contents.add(new TimedContent(clock.instant(), content));
    }

    /** Takes the unit's writes over into the lane's state, where the next unit sees them. */
    Writes keep() {
        orders.values().forEach(state::put);
        balances.values().forEach(state::put);
        positions.values().forEach(state::put);
        controls.ifPresent(state::put);
        writes.added().forEach(state.recent()::add);
        writes.decideUnder(trading.version());
        for (int n = 1; n <= contents.size(); n++) {
            TimedContent timed = contents.get(n - 1);
            AccountEvent event = new AccountEvent(account, state.nextSequence(), timed.occurredAt(), timed.content());
            writes.add(event);
            Optional.ofNullable(movements.get(n)).ifPresent(movement -> enter(movement, event));
        }
        return writes;
    }

    private void enter(Movement movement, AccountEvent event) {
        LedgerEntry.of(movement, event.sequence(), event.occurredAt())
                .forEach(entry -> writes.add(new LedgerRows.AccountEntry(account, entry)));
    }
}
