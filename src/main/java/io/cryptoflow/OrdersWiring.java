package io.cryptoflow;

import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.CheckLedger;
import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.account.FindLedger;
import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.account.OpenAccount;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.application.order.ApplyExecutionReport;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.FindOrderEvents;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.order.OrderIntake;
import io.cryptoflow.application.order.OrderSteps;
import io.cryptoflow.application.order.Patience;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.PlaceOrderGroup;
import io.cryptoflow.application.order.PreviewOrder;
import io.cryptoflow.application.order.ReportReconciliation;
import io.cryptoflow.application.order.RouteOrders;
import io.cryptoflow.application.order.StepKeptOrder;
import io.cryptoflow.application.order.WatchOrders;
import io.cryptoflow.application.outbox.RelayOutbox;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.ApiKeys;
import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.risk.MeasureExposure;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.risk.PreTradeRisk;
import io.cryptoflow.entrypoints.bus.ExposureVerticle;
import io.cryptoflow.entrypoints.bus.LedgerCheckVerticle;
import io.cryptoflow.entrypoints.bus.OrdersVerticle;
import io.cryptoflow.entrypoints.bus.RiskVerticle;
import io.cryptoflow.entrypoints.bus.Served;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.faults.FaultRehearsal;
import io.cryptoflow.infrastructure.ids.TimeOrderedIds;
import io.cryptoflow.infrastructure.metrics.MeteredExposure;
import io.cryptoflow.infrastructure.metrics.MeteredLedgerCheck;
import io.cryptoflow.infrastructure.metrics.MeteredUnitOfWork;
import io.cryptoflow.infrastructure.metrics.OrderMetrics;
import io.cryptoflow.infrastructure.metrics.RiskMetrics;
import io.cryptoflow.infrastructure.paper.PaperVenue;
import io.cryptoflow.infrastructure.postgres.PostgresAccountReader;
import io.cryptoflow.infrastructure.postgres.PostgresApiKeys;
import io.cryptoflow.infrastructure.postgres.PostgresControls;
import io.cryptoflow.infrastructure.postgres.PostgresExposure;
import io.cryptoflow.infrastructure.postgres.PostgresLedgerAudit;
import io.cryptoflow.infrastructure.postgres.PostgresOutbox;
import io.cryptoflow.infrastructure.postgres.PostgresUnitOfWork;
import io.cryptoflow.infrastructure.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What the orders role is made of: stores, use cases, the way to the venue and back. */
final class OrdersWiring {
    private static final int CHECKED_AT_ONCE = 2_000;
    private static final Duration CHECK_TIME = Duration.ofSeconds(5);
    private static final long CHECK_REST_MILLIS = 25;

    private static final Duration EXPOSURE_PERIOD = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final InstantSource clock;
    private final FaultRehearsal faults;
    private final Tracing tracing;
    private final Duration compareInterval;
    private final AccountReader reader;
    private final ApiKeys keys;
    private final PostgresUnitOfWork store;
    private final UnitOfWork unitOfWork;
    private final RiskLimits limits;
    private final RelayOutbox relay;
    private final OrderMetrics metrics;
    private final RiskWiring risk;
    private final MessageBus bus;
    private final List<Consumer<List<AccountEvent>>> followers = new CopyOnWriteArrayList<>();

    OrdersWiring(
            Vertx vertx,
            Settings settings,
            Pool pool,
            PgConnectOptions postgres,
            MessageBus bus,
            MeterRegistry registry,
            FaultRehearsal faults,
            EventPublisher publisher,
            Tracing tracing,
            LongSupplier token,
            InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.faults = faults;
        this.tracing = tracing;
        this.bus = bus;
        this.compareInterval = settings.orders().compareInterval();
        this.limits = settings.risk().limits();
        this.reader = new PostgresAccountReader(pool);
        this.keys = new PostgresApiKeys(pool);
        this.metrics = new OrderMetrics(registry);
        this.relay = new RelayOutbox(faults.around(new PostgresOutbox(pool)), faults.around(publisher));
        this.store = new PostgresUnitOfWork(
                vertx,
                postgres,
                pool,
                settings.orders().groupSize(),
                clock,
                token,
                faults.afterCommit(this::onCommitted));
        this.unitOfWork = tracing.around(faults.around(new MeteredUnitOfWork(store, registry)));
        RiskMetrics riskMetrics = new RiskMetrics(registry);
        followers.add(riskMetrics::count);
        this.risk = new RiskWiring(
                reader, new PostgresControls(pool), store.trading(pool), keys, unitOfWork, limits, riskMetrics, clock);
    }

    private void onCommitted(List<AccountEvent> events) {
        metrics.count(events);
        followers.forEach(follower -> follower.accept(events));
        relay.publish(events);
    }

    /** The verticle that serves orders and accounts, routed to {@code venue}, priced by {@code market}. */
    OrdersVerticle verticle(Settings.Paper settings, LatestMarket market, PaperVenue venue) {
        OrderSteps steps = new OrderSteps(market);
        PreTradeRisk risk = new PreTradeRisk(settings.marketOrderCollar(), limits);
        OrderIntake intake = new OrderIntake(market, market, risk, clock);
        RouteOrders routeOrders = new RouteOrders(
                tracing.around(faults.around(venue)),
                reader,
                unitOfWork,
                steps,
                new ApplyExecutionReport(unitOfWork, steps),
                clock,
                Patience.STANDARD);
        WatchOrders watchOrders =
                new WatchOrders(reader, market, new StepKeptOrder(unitOfWork, steps, risk, market, clock), clock);
        followers.add(tracing.around(routeOrders::onCommitted));
        followers.add(tracing.around(watchOrders::onCommitted));
        metrics.watch(routeOrders);
        metrics.watch(watchOrders);
        metrics.watch(relay, clock);
        PreviewOrder preview = new PreviewOrder(unitOfWork, intake, settings.takerCommission());
        OrdersVerticle.Answers answers =
                new OrdersVerticle.Answers(commands(intake, steps), queries(market, routeOrders, preview));
        return new OrdersVerticle(bus, answers, routeOrders, watchOrders, relay, compareInterval);
    }

    private List<Served<?, ?>> commands(OrderIntake intake, OrderSteps steps) {
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        return List.of(
                new Served<>(Addresses.PLACE_ORDER, new PlaceOrder(unitOfWork, intake, steps, ids, clock)),
                new Served<>(Addresses.PLACE_ORDER_GROUP, new PlaceOrderGroup(unitOfWork, intake, steps, ids, clock)),
                new Served<>(Addresses.AMEND_ORDER, new AmendOrder(unitOfWork, intake, steps, clock)),
                new Served<>(Addresses.CANCEL_ORDER, new CancelOrder(unitOfWork, steps, clock)),
                new Served<>(Addresses.CANCEL_ORDERS, new CancelOrders(unitOfWork, steps, clock)));
    }

    private List<Served<?, ?>> queries(LatestMarket market, RouteOrders routeOrders, PreviewOrder preview) {
        return List.of(
                new Served<>(Addresses.PREVIEW_ORDER, preview),
                new Served<>(Addresses.FIND_ORDER, new FindOrder(reader)),
                new Served<>(Addresses.FIND_ORDERS, new FindOrders(reader)),
                new Served<>(Addresses.FIND_ORDER_EVENTS, new FindOrderEvents(reader)),
                new Served<>(Addresses.FIND_FILLS, new FindFills(reader)),
                new Served<>(Addresses.FIND_BALANCES, new FindBalances(reader)),
                new Served<>(Addresses.FIND_POSITIONS, new FindPositions(reader, market)),
                new Served<>(Addresses.FIND_LEDGER, new FindLedger(reader)),
                new Served<>(Addresses.FIND_ACCOUNT_EVENTS, new FindAccountEvents(reader)),
                new Served<>(Addresses.AUTHENTICATE, new Authenticate(keys)),
                new Served<>(Addresses.REPORT_RECONCILIATION, new ReportReconciliation(routeOrders)));
    }

    /** The verticle of limits and switches. */
    RiskVerticle riskVerticle(LatestMarket market, PaperVenue venue) {
        return risk.verticle(bus, new CancelOrders(unitOfWork, new OrderSteps(market), clock), venue);
    }

    /** The verticle that proves again and again that no money is missing. */
    LedgerCheckVerticle ledgerCheck(Settings.Orders settings, Pool pool, MeterRegistry registry) {
        CheckLedger.Effort effort = new CheckLedger.Effort(
                CHECKED_AT_ONCE, CHECK_TIME, () -> vertx.timer(CHECK_REST_MILLIS, TimeUnit.MILLISECONDS)
                        .mapEmpty());
        CheckLedger check = new CheckLedger(new PostgresLedgerAudit(pool), effort, clock);
        return new LedgerCheckVerticle(new MeteredLedgerCheck(check, registry), settings.ledgerCheckPeriod());
    }

    /** The verticle that measures what all accounts have at stake. */
    static ExposureVerticle exposure(LatestMarket market, Pool pool, MeterRegistry registry) {
        MeasureExposure measure = new MeasureExposure(new PostgresExposure(pool), market);
        return new ExposureVerticle(new MeteredExposure(measure, registry), EXPOSURE_PERIOD, System::nanoTime);
    }

    PaperAccount paperAccount(DataFolder folder) {
        return new PaperAccount(folder, reader, new OpenAccount(unitOfWork, keys), new Authenticate(keys));
    }

    PostgresUnitOfWork store() {
        return store;
    }
}
