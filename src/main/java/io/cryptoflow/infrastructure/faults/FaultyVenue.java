package io.cryptoflow.infrastructure.faults;

import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Revision;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A venue that misbehaves by a seed, around one that works. */
final class FaultyVenue implements VenueGateway {
    private static final int ANSWER_TIMEOUT_MILLIS = 200;
    private static final int SHORTEST_HIDING_MILLIS = 1_000;
    private static final int LONGEST_HIDING_MILLIS = 8_000;

    private final VenueGateway venue;
    private final Vertx vertx;
    private final FaultDice dice;
    private final FaultJournal journal;
    private final KillCount kills;
    private final Set<OrderId> submitted = ConcurrentHashMap.newKeySet();
    private final Set<OrderId> hidden = ConcurrentHashMap.newKeySet();
    private final Set<OrderId> muted = ConcurrentHashMap.newKeySet();

    /** What a gateway must never do. */
    private enum Observation {
        /** One life of the process sent an order twice. */
        SENT_TWICE
    }

    FaultyVenue(VenueGateway venue, Vertx vertx, FaultDice dice, FaultJournal journal, KillCount kills) {
        this.venue = venue;
        this.vertx = vertx;
        this.dice = dice;
        this.journal = journal;
        this.kills = kills;
    }

    @Override
    public void onReport(Consumer<ExecutionReport> listener) {
        FaultyReports reports = new FaultyReports(vertx, dice, journal, report -> hear(report, listener));
        venue.onReport(reports);
    }

    private void hear(ExecutionReport report, Consumer<ExecutionReport> listener) {
        if (!hidden.contains(report.orderId()) && !muted.contains(report.orderId())) {
            kills.pass(KillPoint.BEFORE_STORING_REPORT);
            listener.accept(report);
        }
    }

    @Override
    public Future<Void> submit(Order order) {
        if (!submitted.add(order.id())) {
            journal.note(Observation.SENT_TWICE);
        }
        if (kills.isDue(KillPoint.AFTER_SUBMIT)) {
            return dieBehind(KillPoint.AFTER_SUBMIT, order.id(), () -> venue.submit(order));
        }
        if (isInjected(VenueFault.HIDE_ORDER)) {
            hide(order.id());
            return loseAnswer(venue.submit(order));
        }
        return answer(() -> venue.submit(order));
    }

    @Override
    public Future<Void> cancel(OrderId id) {
        return kills.isDue(KillPoint.AFTER_CANCEL)
                ? dieBehind(KillPoint.AFTER_CANCEL, id, () -> venue.cancel(id))
                : answer(() -> venue.cancel(id));
    }

    @Override
    public Future<Void> amend(OrderId id, int revision, Revision.Amendment amendment) {
        return kills.isDue(KillPoint.AFTER_AMEND)
                ? dieBehind(KillPoint.AFTER_AMEND, id, () -> venue.amend(id, revision, amendment))
                : answer(() -> venue.amend(id, revision, amendment));
    }

    @Override
    public Future<List<ExecutionReport>> reports(OrderId id) {
        if (hidden.contains(id)) {
            return Future.succeededFuture(List.of());
        }
        return isInjected(VenueFault.FAIL_REFUSED) ? failure() : venue.reports(id);
    }

    @Override
    public Future<List<OrderId>> openOrders() {
        return venue.openOrders()
                .map(ids -> ids.stream().filter(id -> !hidden.contains(id)).toList());
    }

    private Future<Void> dieBehind(KillPoint point, OrderId id, Supplier<Future<Void>> request) {
        muted.add(id);
        return request.get().transform(done -> kills.die(point));
    }

    private void hide(OrderId id) {
        hidden.add(id);
        int millis = dice.between(VenueFault.HIDE_ORDER, SHORTEST_HIDING_MILLIS, LONGEST_HIDING_MILLIS);
        vertx.setTimer(millis, timer -> hidden.remove(id));
    }

    private Future<Void> answer(Supplier<Future<Void>> request) {
        if (isInjected(VenueFault.FAIL_REFUSED)) {
            return failure();
        }
        if (isInjected(VenueFault.LOSE_ANSWER)) {
            return loseAnswer(request.get());
        }
        return isInjected(VenueFault.FAIL_ACCEPTED) ? request.get().transform(done -> failure()) : request.get();
    }

    private Future<Void> loseAnswer(Future<Void> answer) {
        return answer.transform(
                done -> vertx.timer(ANSWER_TIMEOUT_MILLIS).transform(late -> Future.failedFuture("no answer in time")));
    }

    private boolean isInjected(VenueFault fault) {
        boolean hits = dice.hits(fault);
        if (hits) {
            journal.note(fault);
        }
        return hits;
    }

    private static <T> Future<T> failure() {
        return Future.failedFuture("the venue answers 503");
    }
}
