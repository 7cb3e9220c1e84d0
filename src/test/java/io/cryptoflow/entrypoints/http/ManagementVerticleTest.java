package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementVerticleTest {
    private static final HealthCheck WELL = new HealthCheck("database", Future::succeededFuture);

    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void livesAndIsReadyWhileAllIsWell() throws Exception {
        int port = deploy(WELL);

        assertThat(get(port, "/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        HttpResponse<String> ready = get(port, "/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(ready.body()))
                .isEqualTo(new JsonObject()
                        .put("status", "UP")
                        .put("checks", new JsonArray().add(check("database", "UP"))));
    }

    @Test
    void namesWhatIsNotWell() throws Exception {
        HttpResponse<String> ready = ready(() -> Future.failedFuture("no event for 12 s"));

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(ready.body()))
                .isEqualTo(new JsonObject()
                        .put("status", "DOWN")
                        .put(
                                "checks",
                                new JsonArray()
                                        .add(check("database", "UP"))
                                        .add(check("feed", "DOWN").put("detail", "no event for 12 s"))));
    }

    @Test
    void takesAProbeThatThrowsOrNeverEndsForIll() throws Exception {
        assertThat(ready(() -> {
                            throw new IllegalStateException("broken");
                        })
                        .statusCode())
                .isEqualTo(503);
        assertThat(ready(() -> Promise.<Void>promise().future()).statusCode()).isEqualTo(503);
    }

    @Test
    void showsTheMetrics() throws Exception {
        metrics.counter("orders.placed").increment();

        HttpResponse<String> scraped = get(deploy(WELL), "/metrics");

        assertThat(scraped.statusCode()).isEqualTo(200);
        assertThat(scraped.body()).contains("orders_placed_total 1.0");
    }

    private HttpResponse<String> ready(Supplier<Future<Void>> feed) throws Exception {
        return get(deploy(WELL, new HealthCheck("feed", feed)), "/health/ready");
    }

    private static JsonObject check(String name, String status) {
        return new JsonObject().put("name", name).put("status", status);
    }

    private int deploy(HealthCheck... checks) throws Exception {
        ManagementVerticle management =
                new ManagementVerticle(new ManagementVerticle.Options("127.0.0.1", 0), () -> List.of(checks), metrics);
        vertx.deployVerticle(management).await(10, TimeUnit.SECONDS);
        return management.port();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
