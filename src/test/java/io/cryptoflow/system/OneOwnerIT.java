package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedPostgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database: one owns the orders, the other takes over when it dies, or only seems to. */
class OneOwnerIT {
    /** From the owner's death to the first answer; the promise is ten seconds for the ownership, and a start of a process. */
    private static final Duration TAKEOVER = Duration.ofSeconds(60);

    private static final int CREATED = 201;

    @TempDir
    private Path folder = Path.of("");

    private EmbeddedPostgres server;
    private DataFolder data;

    @BeforeEach
    void startDatabase() throws IOException {
        data = DataFolder.open(folder.resolve("database"));
        server = EmbeddedPostgres.start(data);
    }

    @AfterEach
    void stopDatabase() throws Exception {
        server.stop();
        data.close();
    }

    @Test
    void anotherProcessTakesOverWhenTheOwnerIsKilled() throws Exception {
        try (RunningProduct owner = RunningProduct.start(setup("first"));
                RunningProduct standby = RunningProduct.launch(setup("second"))) {
            ProductClient before = owner.client();
            assertThat(before.place(order("a")).status()).isEqualTo(CREATED);
            awaitStandby(standby);
            String key = owner.key();

            owner.kill();
            standby.awaitStartScreen();
            ProductClient after = new ProductClient(standby.api(), key);

            assertThat(after.read("/orders?status=open").getJsonArray("orders")).hasSize(1);
            assertThat(after.place(order("b")).status()).isEqualTo(CREATED);
            assertThat(after.cancelAll("BUY").status()).isLessThan(300);
            assertThat(Waiting.until(TAKEOVER, () -> after.read("/orders?status=open")
                            .getJsonArray("orders")
                            .isEmpty()))
                    .isTrue();
            assertWholeStory(after);
        }
    }

    @Test
    void anOwnerThatSleptTooLongDoesNoHarm() throws Exception {
        try (RunningProduct owner = RunningProduct.start(setup("first"));
                RunningProduct standby = RunningProduct.launch(setup("second"))) {
            ProductClient before = owner.client();
            assertThat(before.place(order("a")).status()).isEqualTo(CREATED);
            awaitStandby(standby);
            String key = owner.key();

            signal("STOP", owner);
            standby.awaitStartScreen();
            ProductClient after = new ProductClient(standby.api(), key);
            assertThat(after.place(order("b")).status()).isEqualTo(CREATED);
            signal("CONT", owner);

            assertThat(owner.awaitExit()).isEqualTo(1);
            assertThat(owner.output()).contains("another process owns the orders now, ending");
            assertThat(after.place(order("c")).status()).isEqualTo(CREATED);
            assertThat(after.read("/orders?status=open").getJsonArray("orders")).hasSize(3);
            assertWholeStory(after);
        }
    }

    private ProductSetup setup(String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        return ProductSetup.in(home)
                .with("MARKET_SIMULATED_SEED", "7")
                .with(
                        "POSTGRES_URI",
                        "postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":"
                                + server.port() + "/" + server.database());
    }

    private static void awaitStandby(RunningProduct product) throws Exception {
        assertThat(Waiting.until(TAKEOVER, () -> product.output().contains("standing by")))
                .isTrue();
    }

    private static void signal(String name, RunningProduct product) throws Exception {
        int sent = new ProcessBuilder("kill", "-" + name, String.valueOf(product.pid()))
                .start()
                .waitFor();
        assertThat(sent).isZero();
    }

    private static JsonObject order(String clientOrderId) {
        return ProductClient.limitOrder(clientOrderId, "BUY", "0.001", "20000").put("symbol", "BTC-USDT");
    }

    private static void assertWholeStory(ProductClient client) throws Exception {
        List<Long> numbers = client.read("/account/events?limit=500").getJsonArray("events").stream()
                .map(event -> ((JsonObject) event).getLong("sequence"))
                .toList();
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
}
