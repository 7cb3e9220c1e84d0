package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Revision;
import io.cryptoflow.domain.order.VenueOrderId;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paper venue behind the port: one context, one journal, and a {@link PaperMarket} per symbol. */
public final class PaperVenue implements VenueGateway {
    private static final Logger LOG = LoggerFactory.getLogger(PaperVenue.class);
    private static final int CLOSED_KEPT = 10_000;

    private final Vertx vertx;
    private final Context context;
    private final InstrumentCatalog instruments;
    private final Commissions commissions;
    private final InstantSource clock;
    private final Map<Symbol, PaperMarket> markets = new HashMap<>();
    private final PaperArchive archive;
    private final PaperJournal journal;
    private Consumer<ExecutionReport> listener = report -> {};

    private PaperVenue(
            Vertx vertx,
            Path file,
            InstrumentCatalog instruments,
            Commissions commissions,
            InstantSource clock,
            int closedKept)
            throws IOException {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.instruments = instruments;
        this.commissions = commissions;
        this.clock = clock;
        this.archive = new PaperArchive(closedKept);
        this.journal = PaperJournal.open(vertx, context, file, line -> archive.replay(line, this::lotSize));
        archive.openOrders().forEach(order -> market(order.terms().symbol()).rest(order));
    }

    /** Opens the venue on its journal, with the orders that rested when it was closed or killed. */
    public static Future<PaperVenue> open(
            Vertx vertx, Path file, InstrumentCatalog instruments, Commissions commissions, InstantSource clock) {
        return open(vertx, file, instruments, commissions, clock, CLOSED_KEPT);
    }

    static Future<PaperVenue> open(
            Vertx vertx,
            Path file,
            InstrumentCatalog instruments,
            Commissions commissions,
            InstantSource clock,
            int closedKept) {
        return vertx.executeBlocking(() -> new PaperVenue(vertx, file, instruments, commissions, clock, closedKept));
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
                .compose(healthy -> record(List.of(new ExecutionReport.AmendRejected(
                        id, revision, "this venue changes no orders", clock.instant())))));
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
        return vertx.executeBlocking(() -> PaperArchive.search(journal, id));
    }

    /** Takes in what the feed shows; safe to call from any context. */
    public void onMarket(MarketEvent event) {
        context.runOnContext(turn -> event.accept(new MarketReader()));
    }

    /** Closes the journal behind the write that is under way; from then on everything is refused. */
    public Future<Void> close() {
        return onContext(() -> vertx.executeBlocking(() -> {
            journal.close();
            return null;
        }));
    }

    private Future<Void> work(Order order) {
        Instant now = clock.instant();
        Symbol symbol = order.terms().symbol();
        PaperOrder working = new PaperOrder(order.id(), order.terms(), order.worstPrice(), lotSize(symbol));
        ExecutionReport accepted =
                new ExecutionReport.Accepted(order.id(), new VenueOrderId("paper-" + order.id()), now);
        List<ExecutionReport> reports = Stream.concat(Stream.of(accepted), market(symbol).take(working, now).stream())
                .toList();
        archive.begin(working);
        archive.end(reports);
        return journal.append(PaperArchive.line(working, reports)).onSuccess(onDisk -> tell(reports));
    }

    private Future<Void> cancel(PaperOrder order) {
        market(order.terms().symbol()).remove(order);
        return record(List.of(new ExecutionReport.Canceled(order.id(), order.filled(), clock.instant())));
    }

    private Future<Void> record(List<ExecutionReport> reports) {
        archive.end(reports);
        return journal.append(PaperArchive.line(reports))
                .onSuccess(onDisk -> tell(reports))
                .onFailure(cause ->
                        LOG.error("paper journal not written reports={} cause={}", reports.size(), cause.toString()));
    }

    private void tell(List<ExecutionReport> reports) {
        archive.remember(reports);
        reports.forEach(listener);
    }

    private PaperMarket market(Symbol symbol) {
        return markets.computeIfAbsent(symbol, unseen -> new PaperMarket(commissions));
    }

    private Quantity lotSize(Symbol symbol) {
        return instruments.find(symbol).map(Instrument::lotSize).orElse(new Quantity(BigDecimal.ONE));
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
            List<ExecutionReport> reports = market(trade.symbol()).onTrade(trade, clock.instant());
            if (!reports.isEmpty()) {
                record(reports);
            }
            return null;
        }

        @Override
        public Void bookChanged(OrderBook book) {
            market(book.symbol()).show(book);
            return null;
        }
    }
}
