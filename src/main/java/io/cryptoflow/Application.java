package io.cryptoflow;

import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.entrypoints.bus.MarketDataVerticle;
import io.cryptoflow.entrypoints.bus.OrdersVerticle;
import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.entrypoints.http.HealthCheck;
import io.cryptoflow.entrypoints.http.HttpVerticle;
import io.cryptoflow.entrypoints.http.ManagementVerticle;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.cryptoflow.infrastructure.faults.FaultRehearsal;
import io.cryptoflow.infrastructure.metrics.MarketMetrics;
import io.cryptoflow.infrastructure.paper.PaperVenue;
import io.cryptoflow.infrastructure.postgres.PostgresMigrations;
import io.cryptoflow.infrastructure.redis.RedisHealth;
import io.cryptoflow.infrastructure.redis.RedisLink;
import io.cryptoflow.infrastructure.workers.PatientWorkers;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** The running product: starts what the roles need, in the order in which the parts need each other; stops in reverse. */
final class Application {
    private static final String INJECTED_FAULTS = "faults/injected.log";
    private static final String PAPER_JOURNAL = "paper-venue/journal.jsonl";
    private static final String KNOWLEDGE = "knowledge";
    private static final int MOST_WAITING = 1_024;

    private final Settings settings;
    private final Shutdown shutdown;
    private final DataFolder folder;
    private final Vertx vertx;
    private final MessageBus bus;
    private final PrometheusMeterRegistry registry;
    private final Servers servers;
    private final StartScreen screen;
    private final InstantSource clock = Clock.systemUTC();
    private final Readiness readiness = new Readiness();

    private Application(
            Settings settings,
            Shutdown shutdown,
            DataFolder folder,
            Vertx vertx,
            PrometheusMeterRegistry registry,
            Servers servers) {
        this.settings = settings;
        this.shutdown = shutdown;
        this.folder = folder;
        this.vertx = vertx;
        this.registry = registry;
        this.servers = servers;
        this.bus = new VertxMessageBus(vertx, settings.http().requestTimeout());
        this.screen = new StartScreen(settings, servers);
    }

    /** Starts; blocks until clients are answered. {@code shutdown} knows at every moment what there is to stop. */
    static StartScreen start(Settings settings, Shutdown shutdown) throws IOException {
        DataFolder folder = DataFolder.open(settings.data().folder());
        shutdown.lastly("data folder", folder::close);
        PrometheusMeterRegistry registry = Metrics.registry();
        FutureTask<Contract> contract = Background.start("read-contract", Contract::read);
        FutureTask<Vertx> vertx = Background.start("start-vertx", () -> Metrics.vertx(registry));
        Servers servers = Servers.start(settings, folder, shutdown);
        shutdown.register("vertx", StartFailure.await(vertx)::close);
        return new Application(settings, shutdown, folder, StartFailure.await(vertx), registry, servers)
                .startRoles(contract);
    }

    private StartScreen startRoles(FutureTask<Contract> contract) throws IOException {
        startManagement();
        StartFailure.await("event loop delay", Metrics.measureEventLoops(vertx, registry));
        watchRedis();
        EventPublisher events = new EventsWiring(vertx, settings, bus, registry, shutdown, readiness).open();
        if (runs(Role.ORDERS)) {
            Pool pool = openDatabase();
            VenueWiring wiring = new VenueWiring(vertx, settings, pool);
            Ownership ownership = wiring.own();
            shutdown.register("ownership", ownership::release);
            MarketWiring market = createMarket();
            PaperVenue venue = wiring.open(market.latest(), folder.path().resolve(PAPER_JOURNAL), clock);
            shutdown.register("paper venue", venue::close);
            startCandles(market, pool);
            startMarket(market, new MarketMetrics(registry, market.latest()).andThen(venue::onMarket));
            startOrders(market, venue, pool, events, ownership);
            startStrategies(market);
            if (runs(Role.AGENT)) {
                startAgent(pool);
            }
        } else if (runs(Role.MARKET_DATA)) {
            Pool pool = openDatabase();
            MarketWiring market = createMarket();
            startCandles(market, pool);
            startMarket(market, new MarketMetrics(registry, market.latest()));
            startStrategies(market);
        }
        if (runs(Role.AGENT)) {
            startKnowledge(StartFailure.await(contract));
        }
        if (runs(Role.GATEWAY)) {
            startGateway(StartFailure.await(contract));
        }
        readiness.started();
        shutdown.register("readiness", readiness::stopping);
        return screen;
    }

    private boolean runs(Role role) {
        return settings.roles().contains(role);
    }

    private void watchRedis() {
        RedisHealth redis = new RedisHealth(vertx, servers.redis());
        shutdown.register("redis client", redis::close);
        readiness.watch(new HealthCheck("redis", redis::check));
    }

    private MarketWiring createMarket() {
        MarketWiring market =
                StartFailure.await("market feed", MarketWiring.create(vertx, settings.market(), registry, clock));
        readiness.watch(new HealthCheck("market feed", described(market.latest().source()), market::alive));
        screen.market(market.latest(), market.remark());
        return market;
    }

    private static String described(MarketSource source) {
        return source.kind().text() + " " + source.name();
    }

    private void startMarket(MarketWiring market, Consumer<MarketEvent> listener) {
        Quotes quotes = market.tickers()
                .map(source -> quotes(source, market.latest().source()))
                .orElse(Quotes.NONE);
        deploy("market data", new MarketDataVerticle(bus, market.feed(), market.latest(), quotes, listener));
    }

    private Quotes quotes(TickerSource source, MarketSource venue) {
        RedisLink redis = new RedisLink(vertx, servers.redis(), registry);
        shutdown.register("redis link", redis::close);
        StartFailure.await("redis link", redis.open());
        return new QuotesWiring(vertx, settings.market().tickers(), registry, clock).of(source, venue, redis);
    }

    private Pool openDatabase() {
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(settings.postgres().poolSize())
                        .setName("postgres"))
                .connectingTo(servers.postgres())
                .using(vertx)
                .build();
        shutdown.register("postgres pool", pool::close);
        StartFailure.await("database", new PostgresMigrations(vertx, pool).run());
        readiness.watch(new HealthCheck(
                "database", () -> pool.query("SELECT 1").execute().mapEmpty()));
        return pool;
    }

    /** Before the market, so that no print of it is missed. */
    private void startCandles(MarketWiring market, Pool pool) {
        CandlesWiring candles = new CandlesWiring(pool, registry, clock);
        deploy("candles", candles.verticle(bus, market.latest(), market.candles()));
    }

    private void startOrders(
            MarketWiring market, PaperVenue venue, Pool pool, EventPublisher events, Ownership ownership)
            throws IOException {
        OrdersWiring orders = new OrdersWiring(
                vertx, settings, pool, servers.postgres(), bus, registry, faults(), events, ownership::token, clock);
        shutdown.register("unit of work", orders.store()::close);
        OrdersVerticle verticle = orders.verticle(settings.paper(), market.latest(), venue);
        deploy("orders", verticle);
        deploy("risk", orders.riskVerticle(market.latest(), venue));
        StartFailure.await("paper account", orders.paperAccount(folder).openOnce(settings.paper()))
                .ifPresent(screen::newApiKey);
        deploy("money check", orders.ledgerCheck(settings.orders(), pool, registry));
    }

    private void startStrategies(MarketWiring market) {
        StrategySettings strategies = settings.strategies();
        PatientWorkers workers =
                new PatientWorkers(vertx, strategies.backtests().threads(), MOST_WAITING);
        shutdown.register("workers", workers::close);
        StrategyWiring wiring = new StrategyWiring(bus, strategies, workers, registry, clock);
        deploy("strategies", wiring.verticle(market.latest(), settings.paper().takerCommission()));
    }

    private void startAgent(Pool pool) {
        AgentWiring agent = AgentWiring.create(vertx, settings, bus, pool, shutdown, registry, clock);
        deploy("agent", agent.verticle());
    }

    private void startKnowledge(Contract contract) {
        KnowledgeWiring knowledge = new KnowledgeWiring(
                vertx, bus, settings.knowledge(), folder.path().resolve(KNOWLEDGE), registry, clock);
        shutdown.register("knowledge", knowledge::close);
        deploy("knowledge", knowledge.verticle(contract, Optional.empty()));
    }

    private FaultRehearsal faults() throws IOException {
        if (settings.faults().isOn()) {
            screen.faultsAreOn();
        }
        return FaultRehearsal.open(settings.faults(), vertx, folder.path().resolve(INJECTED_FAULTS));
    }

    private void startManagement() {
        ManagementVerticle management = new ManagementVerticle(
                new ManagementVerticle.Options(
                        settings.management().host(), settings.management().port()),
                readiness::checks,
                registry);
        deploy("management port", management);
        screen.managementPort(management.port());
    }

    private void startGateway(Contract contract) {
        GatewayWiring gateway = new GatewayWiring(settings.http(), settings.mcp(), bus, contract, registry, clock);
        deploy("announcer", gateway.bridge().announcer());
        HttpVerticle first = gateway.httpVerticle();
        deploy("client port", first);
        for (int i = 1; i < settings.http().instances(); i++) {
            deploy("client port", gateway.httpVerticle());
        }
        shutdown.register("event-bus bridge", gateway.bridge()::close);
        screen.clientPort(first.port());
    }

    private void deploy(String name, Deployable verticle) {
        String id = StartFailure.await(name, vertx.deployVerticle(verticle, new DeploymentOptions()));
        shutdown.register(name, () -> vertx.undeploy(id));
    }
}
