package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.application.port.VenueJournal;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Revision;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paper venue behind the port: one context, one journal, and the {@link PaperMarkets}. */
public final class PaperVenue implements VenueGateway {
    private static final Logger LOG = LoggerFactory.getLogger(PaperVenue.class);
    private static final int CLOSED_KEPT = 10_000;

    private final Context context;
    private final InstantSource clock;
    private final PaperMarkets markets;
    private final PaperArchive archive;
    private final PaperJournal journal;
    private Consumer<ExecutionReport> listener = report -> {};

    private PaperVenue(
            Vertx vertx,
            VenueJournal storage,
            PaperArchive archive,
            InstrumentCatalog instruments,
            PaperRules rules,
            InstantSource clock) {
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.archive = archive;
        this.journal = new PaperJournal(context, storage);
        this.markets = new PaperMarkets(instruments, rules, archive::lastTrade);
        archive.openOrders().forEach(markets::restore);
    }

    /** Opens the venue on its journal, with the orders that rested when it was closed or killed. */
    public static Future<PaperVenue> open(
            Vertx vertx, VenueJournal storage, InstrumentCatalog instruments, PaperRules rules, InstantSource clock) {
        return open(vertx, storage, instruments, rules, clock, CLOSED_KEPT);
    }

    static Future<PaperVenue> open(
            Vertx vertx,
            VenueJournal storage,
            InstrumentCatalog instruments,
            PaperRules rules,
            InstantSource clock,
            int closedKept) {
        PaperArchive archive = new PaperArchive(closedKept, instruments);
        return PaperJournal.read(storage, archive::replay)
                .map(read -> new PaperVenue(vertx, storage, archive, instruments, rules, clock));
    }

    @Override
    public void onReport(Consumer<ExecutionReport> reportListener) {
        this.listener = reportListener;
    }

    @Override
    public Future<Void> submit(Order order) {
        return onContext(() -> journal.health()
                .compose(healthy -> isKnown(order.id()))
                .compose(known -> known ? Future.succeededFuture() : work(order)));
    }

    @Override
    public Future<Void> cancel(OrderId id) {
        return onContext(() -> journal.health()
                .compose(healthy -> archive.working(id).map(this::cancel).orElse(Future.succeededFuture())));
    }

    @Override
    public Future<Void> amend(OrderId id, int revision, Revision.Amendment amendment) {
        return onContext(() -> journal.health()
                .compose(healthy -> isAnswered(id, revision))
                .compose(answered -> answered ? Future.succeededFuture() : answer(id, revision, amendment)));
    }

    private Future<Boolean> isAnswered(OrderId id, int revision) {
        return archive.isForgotten(id)
                ? search(id).map(reports -> PaperArchive.answers(reports, revision))
                : Future.succeededFuture(archive.isAnswered(id, revision));
    }

    /** An order that was never here leaves no trace either: it may still come. */
    private Future<Void> answer(OrderId id, int revision, Revision.Amendment amendment) {
        Optional<PaperOrder> working = archive.working(id);
        if (working.isPresent()) {
            return record(markets.amend(working.get(), revision, amendment, clock.instant()));
        }
        ExecutionReport closed =
                new ExecutionReport.AmendRejected(id, revision, "the order does not work here", clock.instant());
        if (archive.isKnown(id) || archive.isForgotten(id)) {
            return record(List.of(closed));
        }
        listener.accept(closed);
        return Future.succeededFuture();
    }

    @Override
    public Future<List<OrderId>> openOrders() {
        return onContext(() -> {
            List<OrderId> open =
                    archive.openOrders().stream().map(PaperOrder::id).toList();
            return journal.settled().map(onDisk -> open);
        });
    }

    @Override
    public Future<List<ExecutionReport>> reports(OrderId id) {
        return onContext(() -> archive.isForgotten(id) ? search(id) : Future.succeededFuture(archive.reports(id)));
    }

    private Future<Boolean> isKnown(OrderId id) {
        return archive.isForgotten(id)
                ? search(id).map(reports -> !reports.isEmpty() || archive.isKnown(id))
                : Future.succeededFuture(archive.isKnown(id));
    }

    private Future<List<ExecutionReport>> search(OrderId id) {
        return PaperArchive.search(journal, id);
    }

    /** Takes in what the feed shows; safe to call from any context. */
    public void onMarket(MarketEvent event) {
        context.runOnContext(turn -> event.accept(new MarketReader()));
    }

    /** Closes the journal behind the write that is under way; from then on everything is refused. */
    public Future<Void> close() {
        return onContext(journal::close);
    }

    private Future<Void> work(Order order) {
        PaperOrder working = archive.order(order.id(), order.account().value(), order.terms(), order.worstPrice());
        List<ExecutionReport> reports = markets.take(working, clock.instant());
        archive.begin(working);
        archive.end(reports);
        return journal.append(PaperArchive.line(working, reports)).onSuccess(onDisk -> tell(reports));
    }

    private Future<Void> cancel(PaperOrder order) {
        return record(markets.cancel(order, clock.instant()));
    }

    private Future<Void> record(List<ExecutionReport> reports) {
        archive.end(reports);
        archive.answer(reports);
        return journal.append(PaperArchive.line(reports))
                .onSuccess(onDisk -> tell(reports))
                .onFailure(cause ->
                        LOG.error("paper journal not written reports={} cause={}", reports.size(), cause.toString()));
    }

    private void tell(List<ExecutionReport> reports) {
        archive.remember(reports);
        reports.forEach(listener);
    }

    private <T> Future<T> onContext(Supplier<Future<T>> step) {
        Promise<T> done = Promise.promise();
        context.runOnContext(
                turn -> Future.succeededFuture().compose(begun -> step.get()).onComplete(done));
        return done.future();
    }

    private final class MarketReader implements MarketEvent.Visitor<Void> {
        @Override
        public Void tradePrinted(PublicTrade trade) {
            return heard(markets.onTrade(trade, clock.instant()));
        }

        @Override
        public Void bookChanged(OrderBook book) {
            return heard(markets.show(book, clock.instant()));
        }

        @Override
        public Void bookLost(MarketEvent.BookLost lost) {
            // What the book offered last stays good for orders at the venue: the gate lets no order through without a
            // price.
            return null;
        }

        private Void heard(List<ExecutionReport> reports) {
            if (!reports.isEmpty()) {
                record(reports);
            }
            return null;
        }
    }
}
