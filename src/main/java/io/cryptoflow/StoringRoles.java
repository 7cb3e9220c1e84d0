package io.cryptoflow;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.entrypoints.bus.MarketDataVerticle;
import io.cryptoflow.entrypoints.bus.OrdersVerticle;
import io.cryptoflow.entrypoints.http.HealthCheck;
import io.cryptoflow.infrastructure.faults.FaultRehearsal;
import io.cryptoflow.infrastructure.metrics.MarketMetrics;
import io.cryptoflow.infrastructure.paper.PaperVenue;
import io.cryptoflow.infrastructure.postgres.PostgresMigrations;
import io.cryptoflow.infrastructure.redis.RedisHealth;
import io.cryptoflow.infrastructure.redis.RedisLink;
import io.cryptoflow.infrastructure.workers.PatientWorkers;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The roles that keep what they know in Postgres: orders, market data and the agent. */
final class StoringRoles {
    private static final String INJECTED_FAULTS = "faults/injected.log";
    private static final String PAPER_JOURNAL = "paper-venue/journal.jsonl";
    private static final int MOST_WAITING = 1_024;

    private final Host host;
    private final Settings settings;
    private final RemoteRoles remote;
    private final EventPublisher events;

    StoringRoles(Host host, RemoteRoles remote, EventPublisher events) {
        this.host = host;
        this.settings = host.settings;
        this.remote = remote;
        this.events = events;
    }

    void start() throws IOException {
        watchRedis();
        Pool pool = openDatabase();
        if (host.runs(Role.ORDERS) || host.runs(Role.MARKET_DATA)) {
            startTrading(pool);
        } else {
            remote.followMarket(event -> {});
        }
        if (host.runs(Role.AGENT)) {
            startAgent(pool);
        }
    }

    private void startTrading(Pool pool) throws IOException {
        Optional<LatestMarket> elsewhere = remote.market();
        if (elsewhere.isPresent()) {
            startBesideMarket(elsewhere.get(), pool);
        } else {
            startWithMarket(pool);
        }
    }

    /** Orders, priced by the market of another process. */
    private void startBesideMarket(LatestMarket market, Pool pool) throws IOException {
        VenueWiring wiring = own(pool);
        PaperVenue venue = open(wiring, market);
        Consumer<MarketEvent> latest = market::apply;
        remote.followMarket(latest.andThen(metrics(market)).andThen(venue::onMarket));
        startOrders(market, venue, pool, wiring.ownership());
    }

    private void startWithMarket(Pool pool) throws IOException {
        Optional<VenueWiring> wiring = host.runs(Role.ORDERS) ? Optional.of(own(pool)) : Optional.empty();
        MarketWiring market = createMarket();
        Optional<PaperVenue> venue = wiring.map(own -> open(own, market.latest()));
        Consumer<MarketEvent> metrics = metrics(market.latest());
        startCandles(market, pool);
        startMarket(market, venue.map(paper -> metrics.andThen(paper::onMarket)).orElse(metrics));
        if (wiring.isPresent() && venue.isPresent()) {
            startOrders(market.latest(), venue.get(), pool, wiring.get().ownership());
        }
        startStrategies(market.latest());
    }

    /** Blocks until this process owns the orders. */
    private VenueWiring own(Pool pool) {
        VenueWiring wiring = new VenueWiring(host.vertx, settings, pool);
        wiring.own();
        host.shutdown.register("ownership", wiring.ownership()::release);
        return wiring;
    }

    private PaperVenue open(VenueWiring wiring, LatestMarket market) {
        PaperVenue venue = wiring.open(market, host.folder.path().resolve(PAPER_JOURNAL), host.clock);
        host.shutdown.register("paper venue", venue::close);
        return venue;
    }

    private Consumer<MarketEvent> metrics(LatestMarket market) {
        return new MarketMetrics(host.registry, market);
    }

    private void watchRedis() {
        RedisHealth redis = new RedisHealth(host.vertx, host.servers.redis());
        host.shutdown.register("redis client", redis::close);
        host.readiness.watch(new HealthCheck("redis", redis::check));
    }

    private MarketWiring createMarket() {
        MarketWiring market = StartFailure.await(
                "market feed", MarketWiring.create(host.vertx, settings.market(), host.registry, host.clock));
        host.readiness.watch(
                new HealthCheck("market feed", described(market.latest().source()), market::alive));
        host.screen.market(market.latest(), market.remark());
        return market;
    }

    private static String described(MarketSource source) {
        return source.kind().text() + " " + source.name();
    }

    private void startMarket(MarketWiring market, Consumer<MarketEvent> listener) {
        Quotes quotes = market.tickers()
                .map(source -> quotes(source, market.latest().source()))
                .orElse(Quotes.NONE);
        host.deploy("market data", new MarketDataVerticle(host.bus, market.feed(), market.latest(), quotes, listener));
    }

    private Quotes quotes(TickerSource source, MarketSource venue) {
        RedisLink redis = new RedisLink(host.vertx, host.servers.redis(), host.registry);
        host.shutdown.register("redis link", redis::close);
        StartFailure.await("redis link", redis.open());
        return new QuotesWiring(host.vertx, settings.market().tickers(), host.registry, host.clock)
                .of(source, venue, redis);
    }

    private Pool openDatabase() {
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(settings.postgres().poolSize())
                        .setName("postgres"))
                .connectingTo(host.servers.postgres())
                .using(host.vertx)
                .build();
        host.shutdown.register("postgres pool", pool::close);
        StartFailure.await("database", new PostgresMigrations(host.vertx, pool).run());
        host.readiness.watch(new HealthCheck(
                "database", () -> pool.query("SELECT 1").execute().mapEmpty()));
        return pool;
    }

    /** Before the market, so that no print of it is missed. */
    private void startCandles(MarketWiring market, Pool pool) {
        CandlesWiring candles = new CandlesWiring(pool, host.registry, host.clock);
        host.deploy("candles", candles.verticle(host.bus, market.latest(), market.candles()));
    }

    private void startOrders(LatestMarket market, PaperVenue venue, Pool pool, Ownership ownership) throws IOException {
        OrdersWiring orders = new OrdersWiring(
                host.vertx,
                settings,
                pool,
                host.servers.postgres(),
                host.bus,
                host.registry,
                faults(),
                events,
                host.tracing,
                ownership::token,
                host.clock);
        host.shutdown.register("unit of work", orders.store()::close);
        OrdersVerticle verticle = orders.verticle(settings.paper(), market, venue);
        host.deploy("orders", verticle);
        host.deploy("risk", orders.riskVerticle(market, venue));
        StartFailure.await("paper account", orders.paperAccount(host.folder).openOnce(settings.paper()))
                .ifPresent(host.screen::newApiKey);
        host.deploy("exposure", OrdersWiring.exposure(market, pool, host.registry));
        host.deploy("money check", orders.ledgerCheck(settings.orders(), pool, host.registry));
    }

    private void startStrategies(LatestMarket market) {
        StrategySettings strategies = settings.strategies();
        PatientWorkers workers =
                new PatientWorkers(host.vertx, strategies.backtests().threads(), MOST_WAITING);
        host.shutdown.register("workers", workers::close);
        StrategyWiring wiring = new StrategyWiring(host.bus, strategies, workers, host.registry, host.clock);
        host.deploy("strategies", wiring.verticle(market, settings.paper().takerCommission()));
    }

    private void startAgent(Pool pool) {
        host.deploy("agent", AgentWiring.create(host, pool).verticle());
    }

    private FaultRehearsal faults() throws IOException {
        if (settings.faults().isOn()) {
            host.screen.faultsAreOn();
        }
        return FaultRehearsal.open(
                settings.faults(), host.vertx, host.folder.path().resolve(INJECTED_FAULTS));
    }
}
