package io.cryptoflow;

import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.LatestMarket;
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
import io.cryptoflow.infrastructure.grpc.Endpoints;
import io.cryptoflow.infrastructure.metrics.MarketMetrics;
import io.cryptoflow.infrastructure.paper.PaperVenue;
import io.cryptoflow.infrastructure.postgres.PostgresMigrations;
import io.cryptoflow.infrastructure.redis.RedisHealth;
import io.cryptoflow.infrastructure.redis.RedisLink;
import io.cryptoflow.infrastructure.workers.PatientWorkers;
import io.cryptoflow.protocol.ServiceCalls;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
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
        EventPublisher events = new EventsWiring(vertx, settings, bus, registry, shutdown, readiness).open();
        RemoteWiring remote = new RemoteWiring(vertx, bus, settings, registry);
        shutdown.register("grpc connections", remote::close);
        Optional<Endpoints> remoteMarket = remote.marketData();
        if (settings.storesData()) {
            watchRedis();
            startStoringRoles(remote, remoteMarket, events);
        } else {
            remoteMarket.ifPresent(endpoints -> followMarket(remote, endpoints, event -> {}));
        }
        remote.orders().ifPresent(endpoints -> standInForOrders(remote, endpoints));
        if (runs(Role.AGENT)) {
            startKnowledge(StartFailure.await(contract));
        }
        if (runs(Role.GATEWAY)) {
            startGateway(StartFailure.await(contract));
        }
        startGrpc(remote);
        readiness.started();
        shutdown.register("readiness", readiness::stopping);
        return screen;
    }

    private void startStoringRoles(RemoteWiring remote, Optional<Endpoints> elsewhere, EventPublisher events)
            throws IOException {
        Pool pool = openDatabase();
        VenueWiring wiring = new VenueWiring(vertx, settings, pool);
        Optional<Ownership> ownership = runs(Role.ORDERS) ? Optional.of(own(wiring)) : Optional.empty();
        Optional<MarketWiring> here = elsewhere.isEmpty() ? Optional.of(createMarket()) : Optional.empty();
        LatestMarket market =
                here.map(MarketWiring::latest).orElseGet(() -> remoteMarket(remote, elsewhere.orElseThrow()));
        Optional<PaperVenue> venue = ownership.map(owned -> openVenue(wiring, market));
        Consumer<MarketEvent> listener = listener(market, venue);
        if (here.isPresent()) {
            startCandles(here.get(), pool);
            startMarket(here.get(), listener);
        } else {
            Consumer<MarketEvent> latest = market::apply;
            followMarket(remote, elsewhere.orElseThrow(), latest.andThen(listener));
        }
        if (venue.isPresent()) {
            startOrders(market, venue.get(), pool, events, ownership.orElseThrow());
        }
        if (here.isPresent()) {
            startStrategies(market);
        }
        if (runs(Role.ORDERS) && runs(Role.AGENT)) {
            startAgent(pool);
        }
    }

    private Ownership own(VenueWiring wiring) {
        Ownership ownership = wiring.own();
        shutdown.register("ownership", ownership::release);
        return ownership;
    }

    private Consumer<MarketEvent> listener(LatestMarket market, Optional<PaperVenue> venue) {
        Consumer<MarketEvent> metrics = new MarketMetrics(registry, market);
        return venue.map(paper -> metrics.andThen(paper::onMarket)).orElse(metrics);
    }

    private LatestMarket remoteMarket(RemoteWiring remote, Endpoints endpoints) {
        FindInstruments.Result listed = StartFailure.await("market data", remote.instruments(endpoints));
        LatestMarket market = new LatestMarket(
                listed.source(), listed.instruments(), settings.market().staleAfter(), clock);
        screen.market(market, Optional.of("followed from " + endpoints.shown()));
        return market;
    }

    /** The market of another process: its questions are asked there, and what it announces is announced here. */
    private void followMarket(RemoteWiring remote, Endpoints endpoints, Consumer<MarketEvent> follower) {
        watch(remote, endpoints, "market-data");
        deploy("market data", remote.standIn(endpoints, ServiceCalls.MARKET_DATA, ServiceCalls.BACKTESTS));
        deploy("market stream", remote.market(endpoints, follower));
        deploy("backtest stream", remote.backtests(endpoints));
    }

    private void standInForOrders(RemoteWiring remote, Endpoints endpoints) {
        watch(remote, endpoints, "orders");
        deploy("orders", remote.standIn(endpoints, ServiceCalls.ORDERS, ServiceCalls.RISK));
        if (settings.rabbitmq().uri().external().isEmpty()) {
            deploy("account stream", remote.accounts(endpoints));
        }
    }

    private void watch(RemoteWiring remote, Endpoints endpoints, String role) {
        shutdown.register(role + " endpoints", () -> {
            endpoints.close();
            return Future.succeededFuture();
        });
        readiness.watch(remote.check(role, endpoints));
    }

    private void startGrpc(RemoteWiring remote) {
        remote.server(readiness::isWell, clock).ifPresent(server -> {
            deploy("grpc port", server);
            screen.grpcPort(server.port());
        });
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

    private PaperVenue openVenue(VenueWiring wiring, LatestMarket market) {
        PaperVenue venue = wiring.open(market, folder.path().resolve(PAPER_JOURNAL), clock);
        shutdown.register("paper venue", venue::close);
        return venue;
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
            LatestMarket market, PaperVenue venue, Pool pool, EventPublisher events, Ownership ownership)
            throws IOException {
        OrdersWiring orders = new OrdersWiring(
                vertx, settings, pool, servers.postgres(), bus, registry, faults(), events, ownership::token, clock);
        shutdown.register("unit of work", orders.store()::close);
        OrdersVerticle verticle = orders.verticle(settings.paper(), market, venue);
        deploy("orders", verticle);
        deploy("risk", orders.riskVerticle(market, venue));
        StartFailure.await("paper account", orders.paperAccount(folder).openOnce(settings.paper()))
                .ifPresent(screen::newApiKey);
        deploy("money check", orders.ledgerCheck(settings.orders(), pool, registry));
    }

    private void startStrategies(LatestMarket market) {
        StrategySettings strategies = settings.strategies();
        PatientWorkers workers =
                new PatientWorkers(vertx, strategies.backtests().threads(), MOST_WAITING);
        shutdown.register("workers", workers::close);
        StrategyWiring wiring = new StrategyWiring(bus, strategies, workers, registry, clock);
        deploy("strategies", wiring.verticle(market, settings.paper().takerCommission()));
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
