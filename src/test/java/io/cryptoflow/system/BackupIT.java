package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.PostgresServer;
import io.cryptoflow.fixture.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and keys as the manual tells: its blocks are run as they stand there, with the programs of a real Postgres. */
class BackupIT {
    private static final Map<String, String> START = Map.of("USDT", "100000", "BTC", "2", "ETH", "20");
    private static final Set<String> SETTLED = Set.of("NEW", "FILLED");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MOMENT = "2026-11-23 09:30:00+00";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("backups/wal"));
        Files.createDirectories(folder.resolve("home"));
    }

    @Test
    void bringsBackWhatADumpHolds() throws Exception {
        PostgresServer.require(BackupIT.class);
        try (PostgresServer server = PostgresServer.start(folder.resolve("server"), "")) {
            AccountSnapshot before;
            try (RunningProduct product = RunningProduct.start(on(server.uri("cryptoflow")))) {
                trade(product, "kept");
                before = AccountSnapshot.of(product);
                server.run(block("A dump", 0));
                trade(product, "lost");
            }

            server.run(block("A dump", 1));

            assertSame(before, on(server.uri("cryptoflow_restored")));
        }
    }

    @Test
    void bringsBackAnyMoment() throws Exception {
        PostgresServer.require(BackupIT.class);
        String archive =
                here(ManualBlocks.of("operations").under("Any moment", "ini").get(0));
        try (PostgresServer server = PostgresServer.start(folder.resolve("server"), archive)) {
            AccountSnapshot before;
            String moment;
            try (RunningProduct product = RunningProduct.start(on(server.uri("cryptoflow")))) {
                server.run(block("Any moment", 0));
                trade(product, "kept");
                before = AccountSnapshot.of(product);
                moment = server.ask("SELECT clock_timestamp()");
                trade(product, "lost");
                String last = server.ask("SELECT pg_walfile_name(pg_switch_wal())");
                assertThat(Waiting.until(PATIENCE, () -> server.ask(
                                        "SELECT last_archived_wal >= '" + last + "' FROM pg_stat_archiver")
                                .equals("t")))
                        .isTrue();
            }

            server.stop();
            server.goOnAt(folder.resolve("restored"));
            server.run(block("Any moment", 1).replace(MOMENT, moment));
            assertThat(Waiting.until(PATIENCE, () -> server.ask("SELECT pg_is_in_recovery()")
                            .equals("f")))
                    .isTrue();

            assertSame(before, on(server.uri("cryptoflow")));
        }
    }

    @Test
    void bringsBackTheFolderOfTheEmbeddedServers() throws Exception {
        ProductSetup setup = ProductSetup.in(folder.resolve("home"));
        AccountSnapshot before;
        try (RunningProduct product = RunningProduct.start(setup)) {
            trade(product, "kept");
            before = AccountSnapshot.of(product);
            product.terminate();
            product.awaitExit();
        }

        Program.run(setup.home(), PATIENCE, List.of("bash", "-ec", block("The embedded servers", 0)));
        Files.move(setup.data(), folder.resolve("gone"));
        Program.run(setup.home(), PATIENCE, List.of("bash", "-ec", block("The embedded servers", 1)));

        assertSame(before, setup);
    }

    @Test
    void makesAndRevokesKeys() throws Exception {
        PostgresServer.require(BackupIT.class);
        List<String> blocks = ManualBlocks.of("security").under("Keys and scopes", "sh");
        try (PostgresServer server = PostgresServer.start(folder.resolve("server"), "");
                RunningProduct product = RunningProduct.start(on(server.uri("cryptoflow")))) {
            String key = server.run(blocks.get(0) + "echo \"$NEW_KEY\"");
            ProductClient reader = new ProductClient(product.api(), key);

            assertThat(reader.get("/balances").status()).isEqualTo(200);
            assertThat(reader.place(ProductClient.marketOrder("a", "BUY", "0.1").put("symbol", "BTC-USDT"))
                            .status())
                    .isEqualTo(403);
            server.run("NEW_KEY=" + key + "\n" + blocks.get(1));
            assertThat(Waiting.until(PATIENCE, () -> reader.get("/balances").status() == 401))
                    .isTrue();
        }
    }

    private ProductSetup on(String uri) {
        return ProductSetup.in(folder.resolve("home")).with("POSTGRES_URI", uri);
    }

    private String block(String heading, int number) throws IOException {
        return here(ManualBlocks.of("operations").under(heading, "sh").get(number));
    }

    /** With the folders of this test in place of those of a machine. */
    private String here(String block) {
        return block.replace(
                        "/var/backups/cryptoflow", folder.resolve("backups").toString())
                .replace(
                        "/var/lib/postgresql/restored",
                        folder.resolve("restored").toString());
    }

    /** One order that fills and one that rests. */
    private static void trade(RunningProduct product, String name) throws Exception {
        ProductClient client = product.client();
        client.place(ProductClient.marketOrder(name + "-1", "BUY", "0.1").put("symbol", "BTC-USDT"));
        client.place(ProductClient.limitOrder(name + "-2", "BUY", "0.1", "1000").put("symbol", "BTC-USDT"));
        assertThat(Waiting.until(PATIENCE, () -> client.readAll("/orders", "orders").stream()
                        .allMatch(order -> SETTLED.contains(order.getString("status")))))
                .isTrue();
    }

    private static void assertSame(AccountSnapshot before, ProductSetup setup) throws Exception {
        try (RunningProduct product = RunningProduct.start(setup)) {
            AccountSnapshot after = AccountSnapshot.of(product);

            assertThat(after).isEqualTo(before);
            assertThat(after.orders()).hasSize(2);
            after.addsUpFrom(START);
        }
    }
}
