package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.domain.matching.Expiry;
import io.cryptoflow.domain.matching.MatchListener;
import io.cryptoflow.domain.matching.Refusal;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.VenueOrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says in reports what the engine says in numbers. */
final class PaperReports implements MatchListener {
    private final Grid grid;
    private final Commissions commissions;
    private final Map<Long, PaperOrder> orders = new HashMap<>();
    private List<ExecutionReport> said = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    PaperReports(Grid grid, Commissions commissions) {
        this.grid = grid;
        this.commissions = commissions;
    }

    /** From now on the number of this order means it, until it ends. */
    void about(PaperOrder order) {
        orders.put(order.number(), order);
    }

    /** What is said while the engine takes {@code step}. */
    List<ExecutionReport> during(Instant at, Runnable step) {
        said = new ArrayList<>();
        now = at;
        step.run();
        return said;
    }

    @Override
    public void accepted(long number) {
        PaperOrder order = order(number);
        say(new ExecutionReport.Accepted(order.id(), new VenueOrderId("paper-" + order.id()), now));
    }

    @Override
    public void rejected(long number, Refusal why) {
        say(new ExecutionReport.Rejected(close(number).id(), detail(why), now));
    }

    @Override
    public void made(long number, long trade, long price, long quantity) {
        fill(number, trade, price, quantity, LiquiditySide.MAKER);
    }

    @Override
    public void took(long number, long trade, long price, long quantity) {
        fill(number, trade, price, quantity, LiquiditySide.TAKER);
    }

    private void fill(long number, long trade, long price, long quantity, LiquiditySide liquidity) {
        PaperOrder order = order(number);
        say(order.fill(trade, grid.price(price), grid.quantity(quantity), liquidity, commissions, now));
        if (order.isComplete()) {
            close(number);
        }
    }

    @Override
    public void canceled(long number) {
        PaperOrder order = close(number);
        say(new ExecutionReport.Canceled(order.id(), order.filled(), now));
    }

    @Override
    public void expired(long number, Expiry why) {
        PaperOrder order = close(number);
        say(new ExecutionReport.Expired(order.id(), order.filled(), detail(order, why), now));
    }

    @Override
    public void amended(long number, long quantity, long price) {
        PaperOrder order = order(number);
        order.amend(grid.quantity(quantity), grid.price(price));
        say(new ExecutionReport.Amended(
                order.id(), order.revision(), grid.quantity(quantity), grid.price(price), order.filled(), now));
    }

    @Override
    public void amendRejected(long number, Refusal why) {
        PaperOrder order = order(number);
        say(new ExecutionReport.AmendRejected(order.id(), order.revision(), detail(why), now));
    }

    private static String detail(PaperOrder order, Expiry why) {
        return switch (why) {
            case SELF_TRADE -> "self-trade prevention: it would have traded with an order of the same account";
            case NOT_OFFERED ->
                order.handling() + ": the market did not offer "
                        + (order.filled().isZero() ? "it" : "the rest") + " at " + order.worstPrice() + " or better";
        };
    }

    private static String detail(Refusal why) {
        return switch (why) {
            case WOULD_MATCH -> "post-only: would have matched at once";
            case UNKNOWN -> "the order does not work here";
            case ALREADY_FILLED -> "the new quantity is not above what is filled";
        };
    }

    private void say(ExecutionReport report) {
        said.add(report);
    }

    private PaperOrder order(long number) {
        return Objects.requireNonNull(orders.get(number));
    }

    private PaperOrder close(long number) {
        return Objects.requireNonNull(orders.remove(number));
    }
}
