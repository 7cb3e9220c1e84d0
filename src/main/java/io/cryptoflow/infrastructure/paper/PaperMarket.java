package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.matching.MarketDepth;
import io.cryptoflow.domain.matching.MatchingEngine;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Revision;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One symbol at the paper venue: a {@link MatchingEngine} in decimals, with orders and accounts by their own names. */
final class PaperMarket {
    private final Grid grid;
    private final PaperReports reports;
    private final MatchingEngine engine;
    private final Map<String, Long> accounts = new HashMap<>();
    private final MarketDepth bids = new MarketDepth();
    private final MarketDepth asks = new MarketDepth();
    private long lastNumber;
    private boolean placesUnknown;
    private Optional<OrderBook> unread = Optional.empty();

    /** @param lastTrade the number of the last trade of this symbol, 0 before the first */
    PaperMarket(Instrument instrument, PaperRules rules, long lastTrade) {
        this.grid = new Grid(instrument);
        this.reports = new PaperReports(grid, rules.commissions());
        this.engine = new MatchingEngine(rules.selfTradePrevention(), reports, lastTrade);
    }

    /**
     * The feed shows the book anew; what it newly offers fills resting orders that it crosses. As long as nobody trades here
     * it is read only when an order comes: most symbols are shown often and traded rarely.
     */
    List<ExecutionReport> show(OrderBook book, Instant at) {
        unread = Optional.of(book);
        return engine.isUntouched() ? List.of() : readBook(at);
    }

    private List<ExecutionReport> readBook(Instant at) {
        if (unread.isEmpty()) {
            return List.of();
        }
        grid.read(unread.get().bids(), bids);
        grid.read(unread.get().asks(), asks);
        unread = Optional.empty();
        return reports.during(at, () -> {
            engine.show(bids, asks);
            if (placesUnknown) {
                engine.queueBehindMarket();
                placesUnknown = false;
            }
        });
    }

    /** Somebody traded on the market. */
    List<ExecutionReport> onTrade(PublicTrade trade, Instant at) {
        long lots = engine.restingOrders() == 0 ? 0 : grid.wholeLots(trade.quantity());
        return lots > 0 && grid.isOn(trade.price())
                ? reports.during(at, () -> engine.print(grid.ticks(trade.price()), lots))
                : List.of();
    }

    /** Works an incoming order: what it and others trade at once, and how it ends unless it rests. */
    List<ExecutionReport> take(PaperOrder order, Instant at) {
        readBook(at);
        try {
            long price = grid.ticks(order.worstPrice());
            Optional<Quantity> quantity = order.quantity();
            return quantity.isPresent()
                    ? add(order, price, grid.lots(quantity.get()), at)
                    : spend(
                            order,
                            price,
                            grid.budget(order.terms().quoteQuantity().orElseThrow()),
                            at);
        } catch (OffGrid impossible) {
            return List.of(new ExecutionReport.Rejected(order.id(), impossible.detail(), at));
        }
    }

    private List<ExecutionReport> add(PaperOrder order, long price, long lots, Instant at) {
        grid.checkNotional(price, lots);
        return reports.during(
                at,
                () -> engine.add(number(order), account(order), order.terms().side(), price, lots, order.handling()));
    }

    private List<ExecutionReport> spend(PaperOrder order, long price, long budget, Instant at) {
        return reports.during(at, () -> engine.spend(number(order), account(order), price, budget));
    }

    /** Puts an order of before a restart back into the book; answers whether it still fits the instrument. */
    boolean restore(PaperOrder order) {
        try {
            long price = grid.ticks(order.worstPrice());
            long quantity = grid.lots(order.quantity().orElseThrow());
            long leaves = quantity - grid.lots(order.filled());
            Side side = order.terms().side();
            engine.restore(number(order), account(order), side, price, quantity, leaves, order.isPostOnly());
            placesUnknown = true;
            return true;
        } catch (OffGrid changed) {
            return false;
        }
    }

    /** Changes a working order; what it trades by that comes with the answer. */
    List<ExecutionReport> amend(PaperOrder order, int revision, Revision.Amendment amendment, Instant at) {
        try {
            long lots = grid.lots(amendment.quantity());
            long price = grid.ticks(amendment.limitPrice());
            grid.checkNotional(price, lots);
            order.ask(revision);
            return reports.during(at, () -> engine.amend(order.number(), lots, price));
        } catch (OffGrid impossible) {
            return List.of(new ExecutionReport.AmendRejected(order.id(), revision, impossible.detail(), at));
        }
    }

    /** Takes a working order out. */
    List<ExecutionReport> cancel(PaperOrder order, Instant at) {
        return reports.during(at, () -> engine.cancel(order.number()));
    }

    private long number(PaperOrder order) {
        order.enterBook(++lastNumber);
        reports.about(order);
        return lastNumber;
    }

    private long account(PaperOrder order) {
        return accounts.computeIfAbsent(order.account(), unseen -> accounts.size() + 1L);
    }
}
