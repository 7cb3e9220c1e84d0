package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.Asset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account as its next unit of work sees it: what is committed and what is about to be. */
final class AccountState {
    /** More than a lane may have under way, so that an order which closed ahead of its commit is never looked up behind it. */
    private static final int CLOSED_ORDERS_KEPT = 4 * AccountLane.MAX_UNITS;

    private long sequence;
    private AccountControls controls;
    private final RecentOrders recent;
    private final Map<Asset, Balance> balances = new HashMap<>();
    private final Map<Symbol, Position> positions = new HashMap<>();
    private final Map<OrderId, Order> openOrders = new HashMap<>();
    private final Map<ClientOrderId, OrderId> clientOrderIds = new HashMap<>();
    private final Map<OrderId, Order> closedOrders = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Order> eldest) {
            if (size() <= CLOSED_ORDERS_KEPT) {
                return false;
            }
            clientOrderIds.remove(eldest.getValue().clientOrderId());
            return true;
        }
    };

    AccountState(
            long sequence,
            List<Balance> balances,
            List<Position> positions,
            List<Order> openOrders,
            AccountControls controls,
            RecentOrders recent) {
        this.sequence = sequence;
        this.controls = controls;
        this.recent = recent;
        balances.forEach(this::put);
        positions.forEach(this::put);
        openOrders.forEach(this::put);
    }

    long sequence() {
        return sequence;
    }

    long nextSequence() {
        return ++sequence;
    }

    Balance balance(Asset asset) {
        return balances.getOrDefault(asset, Balance.empty(asset));
    }

    Position position(Symbol symbol) {
        return positions.getOrDefault(symbol, Position.none(symbol));
    }

    Map<Symbol, Position> positions() {
        return Map.copyOf(positions);
    }

    Collection<Order> openOrders() {
        return openOrders.values();
    }

    Optional<Order> order(OrderId id) {
        return Optional.ofNullable(openOrders.get(id)).or(() -> Optional.ofNullable(closedOrders.get(id)));
    }

    Optional<Order> order(ClientOrderId id) {
        return Optional.ofNullable(clientOrderIds.get(id)).flatMap(this::order);
    }

    AccountControls controls() {
        return controls;
    }

    RecentOrders recent() {
        return recent;
    }

    void put(AccountControls changed) {
        controls = changed;
    }

    void put(Balance balance) {
        balances.put(balance.asset(), balance);
    }

    void put(Position position) {
        positions.put(position.symbol(), position);
    }

    void put(Order order) {
        clientOrderIds.put(order.clientOrderId(), order.id());
        if (order.isOpen()) {
            openOrders.put(order.id(), order);
        } else {
            openOrders.remove(order.id());
            closedOrders.put(order.id(), order);
        }
    }
}
