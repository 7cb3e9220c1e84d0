package io.cryptoflow;

import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.cryptoflow.infrastructure.tracing.Tracing;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.InstantSource;

/** What all roles of this process share. */
final class Host {
    final Settings settings;
    final Shutdown shutdown;
    final DataFolder folder;
    final Vertx vertx;
    final MessageBus bus;
    final PrometheusMeterRegistry registry;
    final Tracing tracing;
    final Servers servers;
    final StartScreen screen;
    final InstantSource clock = Clock.systemUTC();
    final Readiness readiness = new Readiness();
    final LanguageWiring language;

    Host(
            Settings settings,
            Shutdown shutdown,
            DataFolder folder,
            Vertx vertx,
            PrometheusMeterRegistry registry,
            Tracing tracing,
            Servers servers) {
        this.settings = settings;
        this.shutdown = shutdown;
        this.folder = folder;
        this.vertx = vertx;
        this.registry = registry;
        this.tracing = tracing;
        this.servers = servers;
        this.bus = new VertxMessageBus(vertx, settings.http().requestTimeout());
        this.screen = new StartScreen(settings, servers);
        this.language = new LanguageWiring(vertx, settings.agent().model(), registry);
    }

    boolean runs(Role role) {
        return settings.roles().contains(role);
    }

    /** Blocks until it runs; it is undeployed at the end. */
    void deploy(String name, Deployable verticle) {
        String id = StartFailure.await(name, vertx.deployVerticle(verticle, new DeploymentOptions()));
        shutdown.register(name, () -> vertx.undeploy(id));
    }
}
