package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One symbol at the paper venue: the liquidity that the feed shows, and our orders that rest. Deterministic. */
final class PaperMarket {
    private final Commissions commissions;
    private final NavigableMap<Price, Quantity> bids = new TreeMap<>();
    private final NavigableMap<Price, Quantity> asks = new TreeMap<>();
    private final NavigableMap<Price, List<PaperOrder>> restingBuys = new TreeMap<>();
    private final NavigableMap<Price, List<PaperOrder>> restingSells = new TreeMap<>();

    PaperMarket(Commissions commissions) {
        this.commissions = commissions;
    }

    /** The feed shows the book anew. */
    void show(OrderBook book) {
        bids.clear();
        asks.clear();
        book.bids().forEach(level -> put(bids, level));
        book.asks().forEach(level -> put(asks, level));
    }

    private static void put(NavigableMap<Price, Quantity> side, BookLevel level) {
        if (!level.quantity().isZero()) {
            side.put(level.price(), level.quantity());
        }
    }

    /** Works an incoming order: what it takes at once, and how it ends unless it rests. */
    List<ExecutionReport> take(PaperOrder order, Instant at) {
        List<ExecutionReport> reports = new ArrayList<>();
        if (order.terms().timeInForce() != TimeInForce.FOK || canFillWhole(order)) {
            takeLevels(order, reports, at);
        }
        if (!order.isComplete()) {
            rest(order, reports, at);
        }
        return reports;
    }

    private boolean canFillWhole(PaperOrder order) {
        Quantity available = Quantity.ZERO;
        for (var level : against(order).entrySet()) {
            if (order.accepts(level.getKey())) {
                available = available.plus(level.getValue());
            }
        }
        return available.compareTo(order.terms().quantity().orElseThrow()) >= 0;
    }

    private void takeLevels(PaperOrder order, List<ExecutionReport> reports, Instant at) {
        for (Iterator<Map.Entry<Price, Quantity>> levels =
                        against(order).entrySet().iterator();
                levels.hasNext(); ) {
            var level = levels.next();
            Quantity taken = order.wantsAt(level.getKey()).min(level.getValue());
            if (!order.accepts(level.getKey()) || taken.isZero()) {
                return;
            }
            reports.add(order.fill(level.getKey(), taken, LiquiditySide.TAKER, commissions, at));
            Quantity left = level.getValue().minus(taken);
            if (left.isZero()) {
                levels.remove();
            } else {
                level.setValue(left);
            }
        }
    }

    private NavigableMap<Price, Quantity> against(PaperOrder order) {
        return order.isBuy() ? asks : bids.descendingMap();
    }

    private void rest(PaperOrder order, List<ExecutionReport> reports, Instant at) {
        if (order.rests()) {
            rest(order);
        } else {
            String detail = order.terms().timeInForce() + ": the market did not offer "
                    + (order.filled().isZero() ? "it" : "the rest") + " at " + order.worstPrice() + " or better";
            reports.add(new ExecutionReport.Expired(order.id(), order.filled(), detail, at));
        }
    }

    /** Puts an order behind those that rest at its price already. */
    void rest(PaperOrder order) {
        resting(order.terms().side())
                .computeIfAbsent(order.worstPrice(), price -> new ArrayList<>())
                .add(order);
    }

    /** Takes a resting order out. */
    void remove(PaperOrder order) {
        NavigableMap<Price, List<PaperOrder>> side = resting(order.terms().side());
        List<PaperOrder> level = side.getOrDefault(order.worstPrice(), List.of());
        if (level.remove(order) && level.isEmpty()) {
            side.remove(order.worstPrice());
        }
    }

    private NavigableMap<Price, List<PaperOrder>> resting(Side side) {
        return side == Side.BUY ? restingBuys : restingSells;
    }

    /** Somebody traded: what rests beyond that price fills from the print, best price first, then oldest. */
    List<ExecutionReport> onTrade(PublicTrade trade, Instant at) {
        List<ExecutionReport> reports = new ArrayList<>();
        Quantity left = fillThrough(restingBuys.descendingMap(), trade, trade.quantity(), reports, at);
        fillThrough(restingSells, trade, left, reports, at);
        return reports;
    }

    private Quantity fillThrough(
            NavigableMap<Price, List<PaperOrder>> side,
            PublicTrade trade,
            Quantity available,
            List<ExecutionReport> reports,
            Instant at) {
        Quantity left = available;
        Iterator<List<PaperOrder>> levels = side.values().iterator();
        while (levels.hasNext() && !left.isZero()) {
            List<PaperOrder> level = levels.next();
            if (!level.get(0).isTradedThroughAt(trade.price())) {
                return left;
            }
            left = fillLevel(level, trade, left, reports, at);
            if (level.isEmpty()) {
                levels.remove();
            }
        }
        return left;
    }

    private Quantity fillLevel(
            List<PaperOrder> level, PublicTrade trade, Quantity available, List<ExecutionReport> reports, Instant at) {
        Quantity left = available;
        for (Iterator<PaperOrder> orders = level.iterator(); orders.hasNext() && !left.isZero(); ) {
            PaperOrder order = orders.next();
            Quantity quantity = order.wantsAt(trade.price()).min(left);
            reports.add(order.fill(trade.price(), quantity, LiquiditySide.MAKER, commissions, at));
            left = left.minus(quantity);
            if (order.isComplete()) {
                orders.remove();
            }
        }
        return left;
    }
}
