package io.cryptoflow.application.order;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.AccountEvent.OrderChanged;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.value.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the gateway has to watch: stop prices by symbol, trailing stops, and times of expiry. It is the shadow of what is
 * committed, kept up by its events; whoever acts on it looks at the stored order first.
 */
final class KeptOrders {
    private final Map<OrderId, Order> orders = new HashMap<>();
    private final Map<Symbol, Stops> stops = new HashMap<>();
    private final NavigableMap<Instant, Set<OrderId>> expiries = new TreeMap<>();

    /** The stop prices of one symbol, and which of them trail. */
    private record Stops(
            NavigableMap<Price, Set<OrderId>> rising,
            NavigableMap<Price, Set<OrderId>> falling,
            Set<OrderId> trailing) {
        Stops() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        }

        NavigableMap<Price, Set<OrderId>> of(Order order) {
            return order.terms().waitsForRise() ? rising : falling;
        }
    }

    synchronized void apply(List<AccountEvent> events) {
        for (AccountEvent event : events) {
            if (event.content() instanceof OrderChanged changed) {
                put(changed.event().order());
            }
        }
    }

    synchronized void load(Collection<Order> open) {
        open.forEach(this::put);
    }

    /** How many stop prices are watched. */
    synchronized int armed() {
        return (int) orders.values().stream().filter(Order::isArmed).count();
    }

    /** The orders that a trade at {@code price} lets go. */
    synchronized List<Order> metBy(Symbol symbol, Price price) {
        Stops watched = stops.get(symbol);
        List<Order> met = new ArrayList<>();
        if (watched != null) {
            watched.rising().headMap(price, true).values().forEach(ids -> ids.forEach(id -> met.add(order(id))));
            watched.falling().tailMap(price, true).values().forEach(ids -> ids.forEach(id -> met.add(order(id))));
        }
        return met;
    }

    /** The trailing stops of a symbol. */
    synchronized List<Order> trailing(Symbol symbol) {
        Stops watched = stops.get(symbol);
        return watched == null
                ? List.of()
                : watched.trailing().stream().map(this::order).toList();
    }

    /** The orders that expire at {@code now} or earlier. */
    synchronized List<Order> dueAt(Instant now) {
        return expiries.headMap(now, true).values().stream()
                .flatMap(Set::stream)
                .map(this::order)
                .toList();
    }

    private Order order(OrderId id) {
        Order order = orders.get(id);
        if (order == null) {
            throw new IllegalStateException("order " + id + " is watched and not known");
        }
        return order;
    }

    private void put(Order order) {
        Order before = orders.remove(order.id());
        if (before != null) {
            forget(before);
        }
        if (order.isArmed() || (order.isOpen() && order.expiry().isPresent())) {
            orders.put(order.id(), order);
            watch(order);
        }
    }

    private void watch(Order order) {
        order.expiry().ifPresent(time -> add(expiries, time, order.id()));
        if (order.isArmed()) {
            Stops watched = stops.computeIfAbsent(order.terms().symbol(), symbol -> new Stops());
            order.trigger().flatMap(Trigger::stopPrice).ifPresent(price -> add(watched.of(order), price, order.id()));
            if (order.terms().type() == OrderType.TRAILING_STOP) {
                watched.trailing().add(order.id());
            }
        }
    }

    private void forget(Order order) {
        order.expiry().ifPresent(time -> remove(expiries, time, order.id()));
        Stops watched = stops.get(order.terms().symbol());
        if (order.isArmed() && watched != null) {
            order.trigger()
                    .flatMap(Trigger::stopPrice)
                    .ifPresent(price -> remove(watched.of(order), price, order.id()));
            watched.trailing().remove(order.id());
        }
    }

    private static <K> void add(NavigableMap<K, Set<OrderId>> index, K key, OrderId id) {
        index.computeIfAbsent(key, unseen -> new TreeSet<>()).add(id);
    }

    private static <K> void remove(NavigableMap<K, Set<OrderId>> index, K key, OrderId id) {
        index.computeIfPresent(key, (same, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
    }
}
