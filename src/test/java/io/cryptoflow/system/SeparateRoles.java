package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.FreePort;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An installation of separate processes on one database: market data, two order processes of which one stands by, two gateways. */
final class SeparateRoles implements AutoCloseable {
    static final String MARKET = "market";
    static final String ORDERS_A = "orders-a";
    static final String ORDERS_B = "orders-b";
    static final String GATEWAY_A = "gateway-a";
    static final String GATEWAY_B = "gateway-b";

    /** A takeover, with the start of a process and its look at the venue. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int ENDED_BY_SIGTERM = 143;

    private final Path folder;
    private final DataFolder data;
    private final EmbeddedPostgres server;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, RunningProduct> running = new LinkedHashMap<>();
    private final Map<String, String> common;

    private SeparateRoles(Path folder, Map<String, String> common) throws IOException {
        this.folder = folder;
        this.common = common;
        data = DataFolder.open(folder.resolve("database"));
        server = EmbeddedPostgres.start(data);
        for (String name : List.of(MARKET, ORDERS_A, ORDERS_B, GATEWAY_A, GATEWAY_B)) {
            ports.put(name, FreePort.next());
        }
    }

    /** Starts all; {@code settings} are those of every process. */
    static SeparateRoles start(Path folder, Map<String, String> settings) throws Exception {
        SeparateRoles roles = new SeparateRoles(folder, settings);
        try {
            roles.launch(MARKET);
            roles.launch(ORDERS_A);
            roles.await(ORDERS_A);
            List.of(ORDERS_B, GATEWAY_A, GATEWAY_B).forEach(roles::launch);
            roles.await(GATEWAY_A);
            roles.await(GATEWAY_B);
            assertThat(Waiting.until(PATIENCE, () -> roles.output(ORDERS_B).contains("standing by")))
                    .isTrue();
            return roles;
        } catch (Throwable e) {
            roles.close();
            throw e;
        }
    }

    /** Starts a process that does not run, without waiting for it. */
    void launch(String name) {
        try {
            Path home = Files.createDirectories(folder.resolve(name));
            running.put(name, RunningProduct.launch(setup(home, name)));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private ProductSetup setup(Path home, String name) {
        ProductSetup setup = ProductSetup.in(home).with("GRPC_SERVICE_TOKEN", "only-between-these-processes");
        for (Map.Entry<String, String> setting : common.entrySet()) {
            setup = setup.with(setting.getKey(), setting.getValue());
        }
        return switch (name) {
            case MARKET -> stored(setup, name).with("ROLES", "market-data");
            case ORDERS_A, ORDERS_B ->
                stored(setup, name).with("ROLES", "orders").with("MARKET_ENDPOINTS", endpoint(MARKET));
            default ->
                setup.with("ROLES", "gateway")
                        .with("HTTP_PORT", port(name))
                        .with("ORDERS_ENDPOINTS", endpoint(ORDERS_A) + "," + endpoint(ORDERS_B))
                        .with("MARKET_ENDPOINTS", endpoint(MARKET));
        };
    }

    private ProductSetup stored(ProductSetup setup, String name) {
        return setup.with("GRPC_ENABLED", "true")
                .with("GRPC_PORT", port(name))
                .with(
                        "POSTGRES_URI",
                        "postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":"
                                + server.port() + "/" + server.database());
    }

    private String endpoint(String name) {
        return "127.0.0.1:" + port(name);
    }

    private int port(String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    /** Waits until the process serves. */
    void await(String name) throws Exception {
        process(name).awaitStartScreen();
    }

    /** As {@code kill -9} does. */
    void kill(String name) throws Exception {
        process(name).kill();
        process(name).close();
    }

    /** As {@code kill} does; waits for the end, which is a clean one. */
    void stop(String name) throws Exception {
        process(name).terminate();
        assertThat(process(name).awaitExit()).isEqualTo(ENDED_BY_SIGTERM);
    }

    String output(String name) throws IOException {
        return process(name).output();
    }

    private RunningProduct process(String name) {
        RunningProduct product = running.get(name);
        if (product == null) {
            throw new AssertionError(name + " was never started");
        }
        return product;
    }

    /** A client of the administrator of that gateway, which need not run at the moment. */
    ProductClient client(String gateway) throws IOException {
        return new ProductClient("http://" + endpoint(gateway) + "/api/v1", key());
    }

    /** The administrator's. */
    String key() throws IOException {
        return process(ORDERS_A).key();
    }

    /** Where the streams of a gateway are. */
    String streams(String gateway) throws IOException {
        return process(gateway).streams();
    }

    @Override
    public void close() {
        running.values().forEach(RunningProduct::close);
        Closing.close(() -> {
            server.stop();
            data.close();
        });
    }
}
