package io.cryptoflow.domain.matching;

import io.cryptoflow.domain.value.Side;
import java.util.Comparator;
import java.util.List;

/** Lots at a price: of an order, or of the market where the order is 0. */
final class Resting {
    final long order;
    final long account;
    final Side side;
    long price;
    long quantity;
    long leaves;
    boolean postOnly;

    Resting(long order, long account, Side side, long price, long quantity) {
        this.order = order;
        this.account = account;
        this.side = side;
        this.price = price;
        this.quantity = quantity;
        this.leaves = quantity;
    }

    boolean isMarket() {
        return order == 0;
    }

    boolean isAtLeast(long limit) {
        return side == Side.BUY ? price >= limit : price <= limit;
    }

    String level() {
        return side + " " + price;
    }

    /** What rests on a side at {@code limit} or better: the best price first, then the oldest. */
    static List<Resting> queue(List<Resting> resting, Side side, long limit) {
        Comparator<Resting> cheapest = Comparator.comparingLong(rest -> rest.price);
        return resting.stream()
                .filter(rest -> rest.side == side && rest.isAtLeast(limit))
                .sorted(side == Side.BUY ? cheapest.reversed() : cheapest)
                .toList();
    }
}
