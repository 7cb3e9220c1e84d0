package io.cryptoflow.system;

import static io.cryptoflow.system.SeparateRoles.GATEWAY_A;
import static io.cryptoflow.system.SeparateRoles.GATEWAY_B;
import static io.cryptoflow.system.SeparateRoles.ORDERS_A;
import static io.cryptoflow.system.SeparateRoles.ORDERS_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.RabbitBroker;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedRedis;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every role in a process of its own, under load, while the servers that they share break one after the other. */
class BrokenServersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SOME = 40;
    private static final int OK = 200;

    @TempDir
    private Path folder = Path.of("");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopPinging() {
        timer.shutdownNow();
    }

    @Test
    void noOrderWaitsForThemAndEveryEventArrivesOnceInOrder() throws Exception {
        RabbitBroker.require(BrokenServersIT.class);
        try (RabbitBroker broker = RabbitBroker.start(folder.resolve("broker"));
                DataFolder data = DataFolder.open(Files.createDirectories(folder.resolve("redis")));
                EmbeddedRedis redis = EmbeddedRedis.start(data);
                SeparateRoles roles =
                        SeparateRoles.start(folder, Map.of("RABBITMQ_URI", broker.uri(), "REDIS_URI", uri(redis)))) {
            ProductClient client = roles.client(GATEWAY_A);
            try (StreamClient stream = new StreamClient(roles.streams(GATEWAY_B));
                    SteadyOrders orders = SteadyOrders.start(client, roles.client(GATEWAY_B))) {
                stream.register(AccountSnapshot.STREAM, roles.key(), new JsonObject().put("after", 0));
                ScheduledFuture<?> alive = timer.scheduleAtFixedRate(stream::ping, 1, 5, TimeUnit.SECONDS);
                assertThat(orders.flow(SOME)).isTrue();

                broker.kill();
                assertThat(orders.flow(SOME)).isTrue();
                broker.restart();
                assertThat(orders.flow(SOME)).isTrue();
                assertThat(broker.deleteQueues()).hasSize(2);
                assertThat(orders.flow(SOME)).isTrue();

                signal("STOP", redis);
                assertThat(orders.flow(SOME)).isTrue();
                assertThat(tickers(client)).isEqualTo(OK);
                signal("CONT", redis);
                assertThat(orders.flow(SOME)).isTrue();
                signal("KILL", redis);
                assertThat(orders.flow(SOME)).isTrue();
                assertThat(tickers(client)).isEqualTo(OK);
                assertThat(orders.repeated()).isZero();

                roles.stop(ORDERS_A);
                assertThat(orders.flow(SOME)).isTrue();
                assertThat(roles.output(ORDERS_B)).contains("this process owns the orders");
                orders.end();

                orders.assertEachOnce(client);
                assertHeard(stream, client);
                alive.cancel(false);
            }
        }
    }

    private static int tickers(ProductClient client) throws Exception {
        return client.get("/market/tickers?symbols=BTC-USDT,ETH-USDT").status();
    }

    private static String uri(EmbeddedRedis redis) {
        return "redis://:" + redis.password() + "@" + redis.host() + ":" + redis.port();
    }

    private static void signal(String name, EmbeddedRedis redis) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(redis.pid()))
                .start()
                .onExit()
                .join();
    }

    /** The stream told the whole story of the account, each event once and in its order. */
    private static void assertHeard(StreamClient stream, ProductClient client) throws Exception {
        List<Long> story = client.story();
        assertThat(story).hasSizeGreaterThan(8 * SOME);
        assertThat(Waiting.until(
                        PATIENCE, () -> stream.bodies(AccountSnapshot.STREAM).size() >= story.size()))
                .isTrue();
        assertThat(stream.bodies(AccountSnapshot.STREAM).stream().map(event -> event.getLong("sequence")))
                .containsExactlyElementsOf(story);
    }
}
