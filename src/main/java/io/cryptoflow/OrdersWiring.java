package io.cryptoflow;

import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.CheckLedger;
import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.account.FindLedger;
import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.account.OpenAccount;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.ApplyExecutionReport;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.FindOrderEvents;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.order.Patience;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.RouteOrders;
import io.cryptoflow.application.outbox.RelayOutbox;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.ApiKeys;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.risk.PreTradeRisk;
import io.cryptoflow.entrypoints.bus.LedgerCheckVerticle;
import io.cryptoflow.entrypoints.bus.OrdersVerticle;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.eventbus.InProcessEvents;
import io.cryptoflow.infrastructure.ids.TimeOrderedIds;
import io.cryptoflow.infrastructure.metrics.MeteredLedgerCheck;
import io.cryptoflow.infrastructure.metrics.MeteredUnitOfWork;
import io.cryptoflow.infrastructure.metrics.OrderMetrics;
import io.cryptoflow.infrastructure.paper.PaperVenue;
import io.cryptoflow.infrastructure.postgres.PostgresAccountReader;
import io.cryptoflow.infrastructure.postgres.PostgresApiKeys;
import io.cryptoflow.infrastructure.postgres.PostgresLedgerAudit;
import io.cryptoflow.infrastructure.postgres.PostgresOutbox;
import io.cryptoflow.infrastructure.postgres.PostgresUnitOfWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the orders role is made of: stores, use cases, the way to the venue and back. */
final class OrdersWiring {
    private static final CheckLedger.Effort CHECK_EFFORT = new CheckLedger.Effort(20_000, Duration.ofSeconds(1));

    private final InstantSource clock;
    private final Duration compareInterval;
    private final AccountReader reader;
    private final ApiKeys keys;
    private final PostgresUnitOfWork store;
    private final UnitOfWork unitOfWork;
    private final RelayOutbox relay;
    private final OrderMetrics metrics;
    private final MessageBus bus;

    OrdersWiring(
            Vertx vertx,
            Settings settings,
            Pool pool,
            PgConnectOptions postgres,
            MessageBus bus,
            MeterRegistry registry,
            InstantSource clock) {
        this.clock = clock;
        this.bus = bus;
        this.compareInterval = settings.orders().compareInterval();
        this.reader = new PostgresAccountReader(pool);
        this.keys = new PostgresApiKeys(pool);
        this.metrics = new OrderMetrics(registry);
        this.relay = new RelayOutbox(new PostgresOutbox(pool), new InProcessEvents(bus));
        this.store =
                new PostgresUnitOfWork(vertx, postgres, pool, settings.orders().groupSize(), clock, this::onCommitted);
        this.unitOfWork = new MeteredUnitOfWork(store, registry);
    }

    private void onCommitted(List<AccountEvent> events) {
        metrics.count(events);
        relay.publish(events);
    }

    /** The verticle that serves orders and accounts, routed to {@code venue}, priced by {@code market}. */
    OrdersVerticle verticle(Settings.Paper settings, LatestMarket market, PaperVenue venue) {
        RouteOrders routeOrders = new RouteOrders(
                venue, reader, unitOfWork, new ApplyExecutionReport(unitOfWork), clock, Patience.STANDARD);
        metrics.watch(routeOrders);
        PlaceOrder placeOrder = new PlaceOrder(
                unitOfWork,
                market,
                market,
                new PreTradeRisk(settings.marketOrderCollar()),
                new TimeOrderedIds(clock, new SecureRandom()),
                clock);
        OrdersVerticle.Answers answers = new OrdersVerticle.Answers(
                placeOrder,
                new CancelOrder(unitOfWork, clock),
                new FindOrder(reader),
                new FindOrders(reader),
                new FindOrderEvents(reader),
                new FindFills(reader),
                new FindBalances(reader),
                new FindPositions(reader, market),
                new FindLedger(reader),
                new FindAccountEvents(reader),
                new Authenticate(keys));
        return new OrdersVerticle(bus, answers, routeOrders, relay, compareInterval);
    }

    /** The verticle that proves again and again that no money is missing. */
    LedgerCheckVerticle ledgerCheck(Settings.Orders settings, Pool pool, MeterRegistry registry) {
        CheckLedger check = new CheckLedger(new PostgresLedgerAudit(pool), CHECK_EFFORT, clock);
        return new LedgerCheckVerticle(new MeteredLedgerCheck(check, registry), settings.ledgerCheckPeriod());
    }

    PaperAccount paperAccount(DataFolder folder) {
        return new PaperAccount(folder, reader, new OpenAccount(unitOfWork, keys), new Authenticate(keys));
    }

    PostgresUnitOfWork store() {
        return store;
    }
}
