package io.cryptoflow.bench;

import io.cryptoflow.domain.matching.Expiry;
import io.cryptoflow.domain.matching.MatchListener;
import io.cryptoflow.domain.matching.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** The orders that rest, as the engine tells of them. */
final class LiveOrders implements MatchListener {
    private final Map<Long, Order> byId = new HashMap<>();
    private long[] ids = new long[1 << 10];
    int count;

    static final class Order {
        final boolean buy;
        long quantity;
        long leaves;
        long price;
        int place;

        Order(long quantity, boolean buy) {
            this.quantity = quantity;
            this.leaves = quantity;
            this.buy = buy;
        }
    }

    void begin(long id, long quantity, boolean buy) {
        Order order = new Order(quantity, buy);
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        order.place = count;
        ids[count++] = id;
        byId.put(id, order);
    }

    void priced(long id, long price) {
        Order order = byId.get(id);
        if (order != null) {
            order.price = price;
        }
    }

    long any(Random random) {
        return ids[random.nextInt(count)];
    }

    Order find(long id) {
        return Objects.requireNonNull(byId.get(id));
    }

    private void trade(long id, long quantity) {
        Order order = byId.get(id);
        if (order != null) {
            order.leaves -= quantity;
            if (order.leaves == 0) {
                end(id);
            }
        }
    }

    private void end(long id) {
        Order order = byId.remove(id);
        if (order != null) {
            long last = ids[--count];
            ids[order.place] = last;
            if (last != id) {
                find(last).place = order.place;
            }
        }
    }

    @Override
    public void accepted(long order) {
        // It is known already.
    }

    @Override
    public void rejected(long order, Refusal why) {
        throw new BenchFailure("order " + order + " rejected: " + why);
    }

    @Override
    public void made(long order, long trade, long price, long quantity) {
        trade(order, quantity);
    }

    @Override
    public void took(long order, long trade, long price, long quantity) {
        trade(order, quantity);
    }

    @Override
    public void canceled(long order) {
        end(order);
    }

    @Override
    public void expired(long order, Expiry why) {
        end(order);
    }

    @Override
    public void amended(long id, long quantity, long price) {
        Order order = find(id);
        order.leaves -= order.quantity - quantity;
        order.quantity = quantity;
        order.price = price;
    }

    @Override
    public void amendRejected(long order, Refusal why) {
        throw new BenchFailure("order " + order + " not amended: " + why);
    }
}
