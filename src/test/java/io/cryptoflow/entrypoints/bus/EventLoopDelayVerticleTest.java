package io.cryptoflow.entrypoints.bus;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventLoopDelayVerticleTest {
    private static final Duration BLOCKED = Duration.ofMillis(300);
    private static final double SEEN_MILLIS = 50;

    @Test
    @Timeout(30)
    void seesABlockedEventLoop() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            await(vertx.deployVerticle(new EventLoopDelayVerticle(registry, System::nanoTime)));
            Timer delay = registry.get("event.loop.delay").timer();
            while (delay.max(TimeUnit.MILLISECONDS) < SEEN_MILLIS) {
                vertx.runOnContext(nothing -> sleep());
                Thread.sleep(2 * BLOCKED.toMillis());
            }

            assertThat(delay.totalTime(TimeUnit.MILLISECONDS)).isGreaterThanOrEqualTo(SEEN_MILLIS);
        } finally {
            await(vertx.close());
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(BLOCKED.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
