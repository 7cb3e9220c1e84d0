package io.cryptoflow.bench;

import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedPostgres;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Two gateways, market data, and one order process or two, on one Postgres. */
final class ScaleInstallation implements AutoCloseable {
    /** Of every process: nothing but orders is measured, and limit orders need no price. */
    static final Map<String, String> SETTINGS = Map.of(
            "CRYPTOFLOW_PAPER_INITIAL_BALANCES", "USDT=1000000000,BTC=2,ETH=20",
            "CRYPTOFLOW_ORDERS_COMPARE_INTERVAL", "1h",
            "CRYPTOFLOW_RISK_PRICE_BAND", "0",
            "CRYPTOFLOW_ROLES", "gateway,orders,market-data");

    private static final int GATEWAYS = 2;
    private static final Pattern READY = Pattern.compile("ready in [0-9]");
    private static final Pattern STANDING_BY = Pattern.compile("standing by");

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final DataFolder data;
    private final List<Integer> orderPorts;
    private final int marketPort;
    private final List<Product> running = new ArrayList<>();
    private final List<Product> gateways = new ArrayList<>();
    private final Product owner;

    private ScaleInstallation(Path folder) throws IOException {
        this.folder = folder;
        data = DataFolder.open(folder.resolve("database"));
        postgres = EmbeddedPostgres.start(data);
        orderPorts = List.of(FreePort.next(), FreePort.next());
        marketPort = FreePort.next();
        run("market", served("market-data", marketPort), READY);
        owner = run("orders-0", orders(0), READY);
        for (int i = 0; i < GATEWAYS; i++) {
            gateways.add(run("gateway-" + i, gateway(), READY));
        }
    }

    static ScaleInstallation start(Path folder) {
        try {
            return new ScaleInstallation(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Product run(String name, Map<String, String> settings, Pattern shown) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put("CRYPTOFLOW_GRPC_SERVICE_TOKEN", "only-between-these-processes");
        all.putAll(settings);
        Product product = Product.launch(folder.resolve(name), all);
        running.add(product);
        product.await(shown);
        return product;
    }

    private Map<String, String> served(String role, int port) {
        String uri = "postgresql://%s:%s@%s:%d/%s"
                .formatted(postgres.user(), postgres.password(), postgres.host(), postgres.port(), postgres.database());
        return Map.of(
                "CRYPTOFLOW_ROLES",
                role,
                "CRYPTOFLOW_GRPC_ENABLED",
                "true",
                "CRYPTOFLOW_GRPC_PORT",
                String.valueOf(port),
                "CRYPTOFLOW_POSTGRES_URI",
                uri);
    }

    private Map<String, String> orders(int number) {
        Map<String, String> settings = new HashMap<>(served("orders", orderPorts.get(number)));
        settings.put("CRYPTOFLOW_MARKET_ENDPOINTS", endpoint(marketPort));
        return settings;
    }

    private Map<String, String> gateway() {
        return Map.of(
                "CRYPTOFLOW_ROLES",
                "gateway",
                "CRYPTOFLOW_ORDERS_ENDPOINTS",
                endpoint(orderPorts.get(0)) + "," + endpoint(orderPorts.get(1)),
                "CRYPTOFLOW_MARKET_ENDPOINTS",
                endpoint(marketPort));
    }

    private static String endpoint(int port) {
        return "127.0.0.1:" + port;
    }

    /** Starts the one that stands by. */
    void addOrderProcess() {
        run("orders-1", orders(1), STANDING_BY);
    }

    /** Load on so many gateways. */
    OrderLoad load(Vertx vertx, int gatewayCount) {
        return new OrderLoad(
                vertx,
                gateways.stream().limit(gatewayCount).map(Product::httpPort).toList(),
                owner.apiKey());
    }

    @Override
    public void close() {
        running.forEach(Product::close);
        postgres.close();
        try {
            data.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
