package io.cryptoflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.entrypoints.http.HealthCheck;
import io.cryptoflow.entrypoints.http.ManagementVerticle;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Program;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script that containers run to tell whether their process is well, against the port that it asks. */
class HealthScriptTest {
    private static final String SCRIPT = "src/main/docker/health";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicBoolean well = new AtomicBoolean(true);
    private final ManagementVerticle management = new ManagementVerticle(
            new ManagementVerticle.Options("127.0.0.1", 0),
            () -> List.of(new HealthCheck("process", this::probe)),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    private Future<Void> probe() {
        return well.get() ? Future.succeededFuture() : Future.failedFuture("ill");
    }

    @BeforeEach
    void start() {
        Await.await(vertx.deployVerticle(management));
    }

    @AfterEach
    void stop() {
        Await.await(vertx.close());
    }

    @Test
    void isContentWhileTheProcessIsReady() throws Exception {
        assertThat(ask("ready", management.port())).isEmpty();
        assertThat(ask("live", management.port())).isEmpty();
    }

    @Test
    void complainsAboutAProcessThatIsNotReadyButLives() throws Exception {
        well.set(false);

        assertThatThrownBy(() -> ask("ready", management.port())).hasMessageContaining("failed");
        assertThat(ask("live", management.port())).isEmpty();
    }

    @Test
    void complainsAboutAPathThatIsNotThereAndAPortThatIsShut() {
        assertThatThrownBy(() -> ask("lively", management.port())).hasMessageContaining("failed");
        Await.await(vertx.close());
        assertThatThrownBy(() -> ask("live", management.port())).hasMessageContaining("failed");
    }

    private static String ask(String what, int port) throws Exception {
        return Program.run(
                Path.of("."),
                LIMIT,
                List.of(
                        "env",
                        "CRYPTOFLOW_MANAGEMENT_HOST=0.0.0.0",
                        "CRYPTOFLOW_MANAGEMENT_PORT=" + port,
                        SCRIPT,
                        what));
    }
}
