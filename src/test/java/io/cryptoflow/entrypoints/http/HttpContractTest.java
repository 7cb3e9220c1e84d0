package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.entrypoints.auth.ApiKeyAuth;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class HttpContractTest {
    private static Gateway gateway;
    private static ContractClient client;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        client = gateway.client(Gateway.ALICE_KEY);
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    @Test
    void placesALimitOrderAndShowsIt() {
        Reply placed = client.place(Requests.limitBuy("contract-1"));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.json().getString("status")).isEqualTo("PENDING_NEW");
        assertThat(placed.json().getString("timeInForce")).isEqualTo("GTC");
        assertThat(placed.json().getString("held")).isEqualTo("960.00375");
        assertThat(placed.header("Location"))
                .isEqualTo("/api/v1/orders/" + placed.json().getString("orderId"));
        Reply found = client.get("/orders/" + placed.json().getString("orderId"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json()).isEqualTo(placed.json());
    }

    @Test
    void placesMarketOrdersWithImmediateOrCancel() {
        Reply sell = client.place(Requests.marketSell("contract-2"));
        Reply buy = client.place(Requests.marketBuyFor("contract-3", "250"));

        assertThat(sell.status()).isEqualTo(201);
        assertThat(sell.json().getString("timeInForce")).isEqualTo("IOC");
        assertThat(buy.status()).isEqualTo(201);
        assertThat(buy.json().getString("quoteQuantity")).isEqualTo("250");
        assertThat(buy.json().containsKey("quantity")).isFalse();
    }

    @Test
    void namesAnOrderWithoutAClientOrderIdItself() {
        JsonObject order = Requests.limitBuy("unused");
        order.remove("clientOrderId");

        Reply placed = client.place(order);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.json().getString("clientOrderId"))
                .isEqualTo(placed.json().getString("orderId"));
    }

    @Test
    void showsFillsEventsAndBalancesOfATradedOrder() throws Exception {
        Reply placed = client.place(Requests.limitBuy("contract-4"));
        String id = placed.json().getString("orderId");
        gateway.fill(Gateway.ALICE, id, "trade-1", "0.005", "64000");
        gateway.fill(Gateway.ALICE, id, "trade-2", "0.01", "64000.1");

        JsonObject order = client.get("/orders/" + id).json();
        JsonObject fills = client.get("/fills?orderId=" + id).json();
        JsonObject events = client.get("/orders/" + id + "/events").json();
        Reply balances = client.get("/balances");

        assertThat(order.getString("status")).isEqualTo("FILLED");
        assertThat(order.getString("averagePrice")).isEqualTo("64000.06666666667");
        assertThat(fills.getJsonArray("fills"))
                .extracting(fill -> ((JsonObject) fill).getString("tradeId"))
                .containsExactly("trade-2", "trade-1");
        assertThat(events.getJsonArray("events"))
                .extracting(event -> ((JsonObject) event).getString("type"))
                .contains("OrderPlaced", "OrderFilled");
        assertThat(balances.status()).isEqualTo(200);
        assertThat(balances.json().getString("accountId")).isEqualTo("alice");
    }

    @Test
    void answersACancelWith202WhileItIsPendingAnd200OnceClosed() throws Exception {
        String id = client.place(Requests.limitBuy("contract-5")).json().getString("orderId");

        Reply pending = client.delete("/orders/" + id);
        Reply repeated = client.delete("/orders/" + id);
        gateway.fill(Gateway.ALICE, id, "trade-3", "0.015", "64000");
        Reply closed = client.delete("/orders/" + id);

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.json().getString("status")).isEqualTo("PENDING_CANCEL");
        assertThat(repeated.status()).isEqualTo(202);
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().getString("status")).isEqualTo("FILLED");
    }

    @Test
    void showsTheMarket() {
        JsonObject instruments = client.get("/instruments").json();
        JsonObject tickers =
                client.get("/market/tickers?symbols=BTC-USDT,XYZ-USDT,SOL-USDT").json();
        JsonObject all = client.get("/market/tickers").json();
        JsonObject book = client.get("/market/books/BTC-USDT?depth=1").json();
        JsonObject trades = client.get("/market/trades/BTC-USDT").json();

        assertThat(instruments.getJsonArray("instruments")).hasSize(3);
        assertThat(tickers.getJsonArray("tickers")).hasSize(1);
        assertThat(tickers.getJsonArray("missing"))
                .extracting(missing -> ((JsonObject) missing).getString("code"))
                .containsExactly("UNKNOWN_SYMBOL", "NO_MARKET_DATA");
        assertThat(all.getJsonArray("tickers")).hasSize(2);
        assertThat(book.getJsonArray("bids")).hasSize(1);
        assertThat(trades.getJsonArray("trades")).hasSize(1);
    }

    @Test
    void refusesAnOperationWithoutAnEndpointAndTheReverse() throws Exception {
        Vertx vertx = Vertx.vertx();
        Contract contract = Contract.read();
        OpenAPIContract loaded = contract.load(vertx).await(10, TimeUnit.SECONDS);
        OperationHandler.Edge edge = new OperationHandler.Edge(
                new ApiKeyAuth(gateway.bus(), InstantSource.system()),
                new BodyReader(vertx, 1_000, Duration.ofSeconds(1)),
                new ProblemResponder());
        ApiRouter router = new ApiRouter(contract, edge);
        Endpoint endpoint = call -> Future.succeededFuture(Answer.ok(new JsonObject()));
        Map<String, Endpoint> endpoints = new HashMap<>();
        contract.operations().keySet().forEach(id -> endpoints.put(id, endpoint));

        assertThat(router.router(vertx, loaded, endpoints).getRoutes()).isNotEmpty();
        endpoints.put("flyToTheMoon", endpoint);
        assertThatThrownBy(() -> router.router(vertx, loaded, endpoints)).hasMessageContaining("flyToTheMoon");
        endpoints.remove("flyToTheMoon");
        endpoints.remove("getOrder");
        assertThatThrownBy(() -> router.router(vertx, loaded, endpoints)).isInstanceOf(IllegalStateException.class);
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void publishesTheContractInBothNotationsAndItsPage() throws Exception {
        HttpResponse<String> json = get("/openapi.json");
        HttpResponse<String> yaml = get("/openapi.yaml");
        HttpResponse<String> page = get("/docs/");

        assertThat(new JsonObject(json.body())).isEqualTo(Contract.read().document());
        assertThat(json.body()).doesNotContain(".yaml#");
        Map<String, Object> read = new Yaml().load(yaml.body());
        assertThat(new JsonObject(read)).isEqualTo(Contract.read().document());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body()).contains("docs.js");
        assertThat(get("/docs/docs.js").statusCode()).isEqualTo(200);
        assertThat(get("/docs/docs.css").statusCode()).isEqualTo(200);
    }

    @Test
    void servesTheConsoleWithoutAnythingInline() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body())
                .contains("<script type=\"module\" src=\"/console/main.js\"></script>")
                .doesNotContain("<style", "style=", "onclick", "javascript:")
                .doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(get("/console/main.js").headers().firstValue("Content-Type").orElseThrow())
                .contains("javascript");
        assertThat(get("/console/styles/base.css").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
