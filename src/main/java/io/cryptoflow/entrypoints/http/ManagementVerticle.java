package io.cryptoflow.entrypoints.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The port for operators: whether the process lives, whether it may get work, and its metrics. Not for clients. */
public final class ManagementVerticle extends VerticleBase {
    private static final long PROBE_TIMEOUT_MILLIS = 2_000;
    private static final int UNAVAILABLE = 503;
    private static final String STATUS = "status";
    private static final String UP = "UP";
    private static final String DEGRADED = "DEGRADED";
    private static final String DOWN = "DOWN";

    private final Options options;
    private final Supplier<List<HealthCheck>> checks;
    private final PrometheusMeterRegistry metrics;
    private @Nullable HttpServer server;

    /** Where to listen; port 0 takes any free one. */
    public record Options(String host, int port) {}

    /** @param checks what must be well at the moment of asking for {@code /health/ready} to answer 200 */
    public ManagementVerticle(Options options, Supplier<List<HealthCheck>> checks, PrometheusMeterRegistry metrics) {
        this.options = options;
        this.checks = checks;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/health/live").handler(context -> send(context, 200, state(UP)));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::scrape);
        HttpServer listening = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(options.host())
                        .setPort(options.port())
                        .setTracingPolicy(TracingPolicy.IGNORE))
                .requestHandler(router);
        server = listening;
        return listening.listen();
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** The port that is listened on. */
    public int port() {
        return Objects.requireNonNull(server, "not started").actualPort();
    }

    private void ready(RoutingContext context) {
        List<Future<JsonObject>> results =
                checks.get().stream().map(ManagementVerticle::run).toList();
        Future.all(results).onSuccess(all -> report(context, all.list()));
    }

    private static void report(RoutingContext context, List<JsonObject> results) {
        Set<String> states =
                results.stream().map(result -> result.getString(STATUS)).collect(Collectors.toSet());
        String worst = states.contains(DOWN) ? DOWN : states.contains(DEGRADED) ? DEGRADED : UP;
        send(context, worst.equals(DOWN) ? UNAVAILABLE : 200, state(worst).put("checks", new JsonArray(results)));
    }

    private static Future<JsonObject> run(HealthCheck check) {
        return probe(check)
                .map(well -> state(UP))
                .otherwise(
                        ill -> state(check.needed() ? DOWN : DEGRADED).put("detail", String.valueOf(ill.getMessage())))
                .map(result -> named(check).mergeIn(result));
    }

    private static JsonObject named(HealthCheck check) {
        JsonObject named = new JsonObject().put("name", check.name());
        return check.about().isEmpty() ? named : named.put("about", check.about());
    }

    private static Future<Void> probe(HealthCheck check) {
        return Future.succeededFuture()
                .compose(now -> check.probe().get())
                .timeout(PROBE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static JsonObject state(String state) {
        return new JsonObject().put(STATUS, state);
    }

    private void scrape(RoutingContext context) {
        vertx.executeBlocking(metrics::scrape)
                .onSuccess(text -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(context::fail);
    }

    private static void send(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }
}
