package io.cryptoflow;

import io.cryptoflow.application.operations.ChangeLogLevel;
import io.cryptoflow.application.operations.FindLogLevels;
import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.LogLevels;
import io.cryptoflow.entrypoints.bus.OperationsVerticle;
import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.entrypoints.http.HttpVerticle;
import io.cryptoflow.entrypoints.http.ManagementVerticle;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.tracing.Tracing;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/** The running product: starts what the roles need, in the order in which the parts need each other; stops in reverse. */
final class Application {
    private static final String KNOWLEDGE = "knowledge";

    private final Host host;
    private final Settings settings;

    private Application(Host host) {
        this.host = host;
        this.settings = host.settings;
    }

    /** Starts; blocks until clients are answered. {@code shutdown} knows at every moment what there is to stop. */
    static StartScreen start(Settings settings, Shutdown shutdown) throws IOException {
        DataFolder folder = DataFolder.open(settings.data().folder());
        shutdown.lastly("data folder", folder::close);
        PrometheusMeterRegistry registry = Metrics.registry();
        FutureTask<Contract> contract = Background.start("read-contract", Contract::read);
        Tracing tracing = tracing(settings);
        shutdown.lastly("traces", tracing::close);
        FutureTask<Vertx> vertx = Background.start("start-vertx", () -> Metrics.vertx(registry, tracing.factory()));
        Servers servers = Servers.start(settings, folder, shutdown);
        shutdown.register("vertx", StartFailure.await(vertx)::close);
        return new Application(
                        new Host(settings, shutdown, folder, StartFailure.await(vertx), registry, tracing, servers))
                .startRoles(contract);
    }

    private static Tracing tracing(Settings settings) {
        Map<String, String> process = Map.of(
                "service.name",
                "cryptoflow",
                "cryptoflow.roles",
                settings.roles().stream().map(Role::roleName).collect(Collectors.joining(",")));
        double share = settings.tracing().share().doubleValue();
        return settings.tracing()
                .collector()
                .map(collector -> Tracing.to(collector, share, process))
                .orElseGet(Tracing::off);
    }

    private StartScreen startRoles(FutureTask<Contract> contract) throws IOException {
        startManagement();
        host.shutdown.register("language model", host.language::close);
        StartFailure.await("event loop delay", Metrics.measureEventLoops(host.vertx, host.registry));
        EventPublisher events = new EventsWiring(host).open();
        RemoteRoles remote = new RemoteRoles(host);
        if (settings.storesData()) {
            new StoringRoles(host, remote, events).start();
        } else {
            remote.followMarket(event -> {});
        }
        remote.standInForOrders();
        remote.standInForAgent();
        if (host.runs(Role.AGENT)) {
            startKnowledge(StartFailure.await(contract));
        }
        if (host.runs(Role.GATEWAY)) {
            startGateway(StartFailure.await(contract));
        }
        remote.startServer();
        host.readiness.started();
        host.shutdown.register("readiness", host.readiness::stopping);
        return host.screen;
    }

    private void startKnowledge(Contract contract) {
        KnowledgeWiring knowledge = new KnowledgeWiring(
                host.vertx,
                host.bus,
                settings.knowledge(),
                host.folder.path().resolve(KNOWLEDGE),
                host.registry,
                host.clock);
        host.shutdown.register("knowledge", knowledge::close);
        host.screen.readsManual();
        host.deploy("knowledge", knowledge.verticle(contract, host.language.writer()));
    }

    private void startManagement() {
        ManagementVerticle management = new ManagementVerticle(
                new ManagementVerticle.Options(
                        settings.management().host(), settings.management().port()),
                host.readiness::checks,
                host.registry);
        host.deploy("management.port " + settings.management().port(), management);
        host.screen.managementPort(management.port());
    }

    private void startGateway(Contract contract) {
        LogLevels levels = Logging.levels();
        host.deploy(
                "operations", new OperationsVerticle(host.bus, new FindLogLevels(levels), new ChangeLogLevel(levels)));
        GatewayWiring gateway =
                new GatewayWiring(settings.http(), settings.mcp(), host.bus, contract, host.registry, host.clock);
        host.deploy("announcer", gateway.bridge().announcer());
        HttpVerticle first = gateway.httpVerticle();
        String port = "http.port " + settings.http().port();
        host.deploy(port, first);
        for (int i = 1; i < settings.http().instances(); i++) {
            host.deploy(port, gateway.httpVerticle());
        }
        host.shutdown.register("event-bus bridge", gateway.bridge()::close);
        host.screen.clientPort(first.port());
    }
}
