package io.cryptoflow.entrypoints.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Scope;
import io.cryptoflow.fixture.Gateway;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way over HTTP, to the operations of a gateway. */
class McpRouteTest {
    private static final String READ_KEY = "cf_test_reader";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
    private static Gateway gateway;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        gateway.grant(Gateway.ALICE, READ_KEY, Set.of(Scope.READ));
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + READ_KEY);
    }

    private static HttpResponse<String> post(HttpRequest.Builder request, String body) throws Exception {
        return CLIENT.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject call(String tool, String arguments) throws Exception {
        String message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
        return new JsonObject(post(request(), message).body()).getJsonObject("result");
    }

    private static JsonObject structured(JsonObject result) {
        return result.getJsonObject("structuredContent");
    }

    @Test
    void readsWithTheKeyOfTheAccount() throws Exception {
        JsonObject balances = call("get_balances", "{}");

        assertThat(balances.getBoolean("isError")).isFalse();
        assertThat(structured(balances).getString("mode")).isEqualTo("paper");
        assertThat(structured(balances).getJsonObject("data"))
                .isEqualTo(gateway.client(READ_KEY).get("/balances").json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        get_book   | {"symbol":"btc"}                              | INVALID_PARAMETER
        get_book   | {}                                            | INVALID_PARAMETER
        get_book   | {"symbol":"BTC-USDT","key":"x"}               | UNKNOWN_PARAMETER
        get_order  | {"orderId":"00000000-0000-0000-0000-000000000000"} | ORDER_NOT_FOUND
        """)
    void tellsProblemsAsResults(String tool, String arguments, String code) throws Exception {
        JsonObject result = call(tool, arguments);

        assertThat(result.getBoolean("isError")).isTrue();
        assertThat(structured(result).getJsonObject("problem").getString("code"))
                .isEqualTo(code);
        assertThat(structured(result).getString("mode")).isEqualTo("paper");
    }

    @Test
    void showsNothingOfAnotherAccount() throws Exception {
        String orderId = gateway.client(Gateway.BOB_KEY)
                .place("{\"clientOrderId\":\"mcp-1\",\"symbol\":\"BTC-USDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
                        + "\"timeInForce\":\"GTC\",\"quantity\":\"1\",\"limitPrice\":\"50000\"}")
                .json()
                .getString("orderId");

        JsonObject result = call("get_order", "{\"orderId\":\"" + orderId + "\"}");

        assertThat(orderId).isNotEmpty();
        assertThat(structured(result).getJsonObject("problem").getInteger("status"))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer cf_test_nobody", "Basic Y2Y6Y2Y="})
    void asksForAKey(String authorization) throws Exception {
        HttpRequest.Builder request = request();
        request.setHeader("Authorization", authorization);

        HttpResponse<String> response = post(request, LIST);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT"})
    void takesOnlyPost(String method) throws Exception {
        HttpResponse<String> response = CLIENT.send(
                request().method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void takesNoMessageFromPagesOfOtherSites() throws Exception {
        assertThat(post(request().header("Origin", "https://evil.example"), LIST)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(request().header("Origin", "null"), LIST).statusCode()).isEqualTo(403);
        assertThat(post(request().header("Origin", "http://127.0.0.1:" + gateway.port()), LIST)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void readsNoLargeNoOtherAndNoBrokenBody() throws Exception {
        HttpRequest.Builder text = request();
        text.setHeader("Content-Type", "text/plain");

        assertThat(post(request(), " ".repeat(Gateway.MAXIMUM_BODY_BYTES + 1)).statusCode())
                .isEqualTo(413);
        assertThat(post(text, LIST).statusCode()).isEqualTo(415);
        assertThat(post(request(), "[" + LIST + "]").statusCode()).isEqualTo(400);
        assertThat(post(request(), "{").statusCode()).isEqualTo(400);
    }

    @Test
    void answersAsTheClientTakesIt() throws Exception {
        HttpResponse<String> json = post(request().header("Accept", "application/json, text/event-stream"), LIST);
        HttpResponse<String> events = post(request().header("Accept", "text/event-stream"), LIST);
        HttpResponse<String> nothing =
                post(request(), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");

        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(events.body()).isEqualTo("event: message\ndata: " + json.body() + "\n\n");
        assertThat(nothing.statusCode()).isEqualTo(202);
        assertThat(nothing.body()).isEmpty();
    }
}
