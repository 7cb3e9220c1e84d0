package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.RabbitBroker;
import io.cryptoflow.fixture.SpanCollector;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector sees of an order. */
class TracesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOKEN = "between-processes-only";

    @TempDir
    private Path folder = Path.of("");

    private SpanCollector collector;

    @BeforeEach
    void startCollector() throws Exception {
        collector = SpanCollector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.close();
    }

    @Test
    void followsAnOrderFromTheRequestToTheFillInOneProcess() throws Exception {
        try (RunningProduct product = RunningProduct.start(traced("one"))) {
            place(product.api(), product.key(), "11111111111111111111111111111111", "0.001");

            expectTree(
                    "11111111111111111111111111111111",
                    """
                    placeOrder
                      send accounts.authenticate
                        serve accounts.authenticate
                          Query
                      send orders.place
                        serve orders.place
                          unit of work
                            publish account.events
                              serve account.events
                            publish account.events
                              serve account.events
                            venue submit
                              unit of work
                                publish account.events
                                  serve account.events
                              unit of work
                                publish account.events
                                  serve account.events
                                publish account.events
                                  serve account.events
                                publish account.events
                                  serve account.events
                    """);
        }
    }

    @Test
    void namesTheTraceInAProblemAndLeavesProbesOut() throws Exception {
        try (RunningProduct product = RunningProduct.start(traced("one"))) {
            HttpResponse<String> refused =
                    place(product.api(), product.key(), "22222222222222222222222222222222", "NaN");

            assertThat(new JsonObject(refused.body()).getString("traceId"))
                    .isEqualTo("22222222222222222222222222222222");
            expectTree(
                    "22222222222222222222222222222222",
                    """
                    placeOrder
                      send accounts.authenticate
                        serve accounts.authenticate
                          Query
                    """);
        }
    }

    @Test
    void followsAnOrderThroughTwoProcessesAndTheBroker() throws Exception {
        RabbitBroker.require(TracesIT.class);
        try (RabbitBroker broker = RabbitBroker.start(folder.resolve("broker"));
                RunningProduct orders = RunningProduct.start(traced("orders")
                        .with("RABBITMQ_URI", broker.uri())
                        .with("GRPC_ENABLED", true)
                        .with("GRPC_PORT", 0)
                        .with("GRPC_SERVICETOKEN", TOKEN));
                RunningProduct gateway = RunningProduct.start(traced("gateway")
                        .with("ROLES", "gateway")
                        .with("RABBITMQ_URI", broker.uri())
                        .with("GRPC_SERVICETOKEN", TOKEN)
                        .with("ORDERS_ENDPOINTS", orders.shown("gRPC").orElseThrow())
                        .with("MARKET_ENDPOINTS", orders.shown("gRPC").orElseThrow()))) {
            place(gateway.api(), orders.key(), "33333333333333333333333333333333", "0.001");

            expectTree(
                    "33333333333333333333333333333333",
                    """
                    placeOrder
                      send accounts.authenticate
                        serve accounts.authenticate
                          POST
                            Orders/Authenticate
                              send accounts.authenticate
                                serve accounts.authenticate
                                  Query
                      send orders.place
                        serve orders.place
                          POST
                            Orders/PlaceOrder
                              send orders.place
                                serve orders.place
                                  unit of work
                                    publish BalancesChanged
                                      receive BalancesChanged
                                        publish account.events
                                          serve account.events
                                      receive BalancesChanged
                                        publish account.events
                                          serve account.events
                                          serve account.events
                                    publish OrderPlaced
                                      receive OrderPlaced
                                        publish account.events
                                          serve account.events
                                      receive OrderPlaced
                                        publish account.events
                                          serve account.events
                                          serve account.events
                                    venue submit
                                      unit of work
                                        publish BalancesChanged
                                          receive BalancesChanged
                                            publish account.events
                                              serve account.events
                                          receive BalancesChanged
                                            publish account.events
                                              serve account.events
                                              serve account.events
                                        publish OrderFilled
                                          receive OrderFilled
                                            publish account.events
                                              serve account.events
                                          receive OrderFilled
                                            publish account.events
                                              serve account.events
                                              serve account.events
                                        publish PositionChanged
                                          receive PositionChanged
                                            publish account.events
                                              serve account.events
                                          receive PositionChanged
                                            publish account.events
                                              serve account.events
                                              serve account.events
                                      unit of work
                                        publish OrderAccepted
                                          receive OrderAccepted
                                            publish account.events
                                              serve account.events
                                          receive OrderAccepted
                                            publish account.events
                                              serve account.events
                                              serve account.events
                    """);
        }
    }

    private ProductSetup traced(String name) throws Exception {
        return ProductSetup.in(Files.createDirectories(folder.resolve(name))).with("TRACING_ENDPOINT", collector.uri());
    }

    /** Places a market order as part of a trace that the client began. */
    private static HttpResponse<String> place(String api, String key, String traceId, String quantity)
            throws Exception {
        JsonObject order = ProductClient.marketOrder("traced", "BUY", quantity).put("symbol", "BTC-USDT");
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/orders"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + traceId + "-aaaaaaaaaaaaaaaa-01")
                .POST(BodyPublishers.ofString(order.encode()))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private void expectTree(String traceId, String tree) throws Exception {
        Waiting.until(PATIENCE, () -> collector.tree(traceId).equals(tree));

        assertThat(collector.tree(traceId)).isEqualTo(tree);
    }
}
