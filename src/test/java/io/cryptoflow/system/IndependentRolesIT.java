package io.cryptoflow.system;

import static io.cryptoflow.system.SeparateRoles.GATEWAY_A;
import static io.cryptoflow.system.SeparateRoles.GATEWAY_B;
import static io.cryptoflow.system.SeparateRoles.MARKET;
import static io.cryptoflow.system.SeparateRoles.ORDERS_A;
import static io.cryptoflow.system.SeparateRoles.ORDERS_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles in processes of their own, under orders all the time: one that dies takes nothing else with it. */
class IndependentRolesIT {
    private static final int CREATED = 201;
    private static final int UNPROCESSABLE = 422;
    private static final int SOME = 50;
    private static final Duration HEALING = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void limitOrdersFlowOnWhileMarketDataIsDeadAndEverythingHealsAfterwards() throws Exception {
        Map<String, String> settings = Map.of("RISK_PRICE_BAND", "0", "MARKET_STALE_AFTER", "3s");
        try (SeparateRoles roles = SeparateRoles.start(folder, settings)) {
            ProductClient client = roles.client(GATEWAY_A);
            assertThat(client.place(marketOrder()).status()).isEqualTo(CREATED);
            client.read("/market/tickers?symbols=BTC-USDT");
            try (SteadyOrders orders = SteadyOrders.start(client, roles.client(GATEWAY_B))) {
                assertThat(orders.flow(SOME)).isTrue();

                roles.kill(MARKET);
                assertThat(Waiting.until(HEALING, () -> ticker(client).getBoolean("stale")))
                        .isTrue();
                assertThat(Waiting.until(HEALING, () -> isDeniedAsStale(client.place(marketOrder()))))
                        .isTrue();
                assertThat(orders.flow(SOME)).isTrue();
                assertThat(orders.repeated()).isZero();

                roles.launch(MARKET);
                assertThat(Waiting.until(HEALING, () -> !ticker(client).getBoolean("stale")))
                        .isTrue();
                assertThat(Waiting.until(
                                HEALING, () -> client.place(marketOrder()).status() == CREATED))
                        .isTrue();
                assertThat(orders.flow(SOME)).isTrue();
                assertThat(orders.repeated()).isZero();
                orders.end();
                orders.assertEachOnce(client);
            }
        }
    }

    @Test
    void repeatingHealsTheDeathOfAGatewayAndOfTheOwnerOfTheOrders() throws Exception {
        try (SeparateRoles roles = SeparateRoles.start(folder, Map.of())) {
            ProductClient client = roles.client(GATEWAY_A);
            try (SteadyOrders orders = SteadyOrders.start(client, roles.client(GATEWAY_B))) {
                assertThat(orders.flow(SOME)).isTrue();

                roles.kill(GATEWAY_A);
                assertThat(orders.flow(SOME)).isTrue();
                roles.launch(GATEWAY_A);
                roles.await(GATEWAY_A);

                roles.kill(ORDERS_A);
                assertThat(orders.flow(SOME)).isTrue();
                assertThat(roles.output(ORDERS_B)).contains("this process owns the orders");
                roles.launch(ORDERS_A);
                assertThat(Waiting.until(HEALING, () -> roles.output(ORDERS_A).contains("standing by")))
                        .isTrue();
                assertThat(orders.flow(SOME)).isTrue();
                orders.end();
                orders.assertEachOnce(client);
            }
        }
    }

    @Test
    void repeatingHealsARollingRestartOfGateways() throws Exception {
        try (SeparateRoles roles = SeparateRoles.start(folder, Map.of())) {
            ProductClient client = roles.client(GATEWAY_A);
            try (SteadyOrders orders = SteadyOrders.start(client, roles.client(GATEWAY_B))) {
                for (String gateway : List.of(GATEWAY_A, GATEWAY_B)) {
                    assertThat(orders.flow(SOME)).isTrue();
                    roles.stop(gateway);
                    assertThat(orders.flow(SOME)).isTrue();
                    roles.launch(gateway);
                    roles.await(gateway);
                }
                orders.end();
                orders.assertEachOnce(client);
            }
        }
    }

    private static JsonObject ticker(ProductClient client) throws Exception {
        return client.read("/market/tickers?symbols=BTC-USDT")
                .getJsonArray("tickers")
                .getJsonObject(0);
    }

    private static JsonObject marketOrder() {
        return ProductClient.marketOrder("market-" + UUID.randomUUID(), "BUY", "0.001")
                .put("symbol", "BTC-USDT");
    }

    private static boolean isDeniedAsStale(ProductClient.Reply reply) {
        return reply.status() == UNPROCESSABLE
                && "STALE_MARKET_DATA".equals(reply.json().getString("code"));
    }
}
