package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
    private static final String ID = "01938a2e-5d3a-7c41-9f5e-2b7d4a8c6e10";
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

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/nowhere", "/orders/" + ID + "/nowhere", "/orders/" + ID + "/events/x"})
    void answers404WhereNothingStands(String path) {
        Reply reply = client.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("ROUTE_NOT_FOUND");
    }

    static Stream<Arguments> answers405WithWhatIsAllowed() {
        Map<String, String> allowed = Map.of(
                "/orders",
                "GET, POST, DELETE",
                "/orders/" + ID,
                "GET, DELETE, PATCH",
                "/orders/" + ID + "/events",
                "GET",
                "/balances",
                "GET",
                "/market/books/BTC-USDT",
                "GET");
        return allowed.entrySet().stream()
                .flatMap(entry -> Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
                        .filter(method -> !entry.getValue().contains(method))
                        .map(method -> Arguments.of(method, entry.getKey(), entry.getValue())));
    }

    @ParameterizedTest
    @MethodSource
    void answers405WithWhatIsAllowed(String method, String path, String allowed) {
        Reply reply = client.send(method, path, new byte[0]);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(reply.header("Allow").split(", ", -1)).containsExactlyInAnyOrder(allowed.split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "/orders?limit=0, limit",
        "/orders?limit=-1, limit",
        "/orders?limit=1000000000, limit",
        "/orders?limit=501, limit",
        "/orders?limit=1e2, limit",
        "/orders?limit=%D9%A3, limit",
        "/orders?limit=%2B5, limit",
        "/orders?limit=, limit",
        "/orders?limit=1&limit=2, limit",
        "/orders?status=OPEN, status",
        "/orders?symbol=btc-usdt, symbol",
        "/orders?symbol=BTC-BTC, symbol",
        "/orders?symbol=BTCUSDT, symbol",
        "/orders?symbol=BTC-USDT%0A, symbol",
        "/orders?accountId=bob, accountId",
        "/orders?Limit=5, Limit",
        "/orders/1, orderId",
        "/orders/..%2f..%2fetc%2fpasswd, orderId",
        "/fills?orderId=x, orderId",
        "/balances?account=bob, account",
        "/market/tickers?symbols=BTC-USDT%3BETH-USDT, symbols",
        "/market/tickers?symbols=BTC-USDT%2C, symbols",
        "/market/books/BTC-USDT?depth=501, depth",
        "/market/books/btc, symbol",
        "/market/trades/BTC-USDT?limit=201, limit"
    })
    void namesTheParameterToCorrect(String path, String field) {
        Reply reply = client.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isIn("INVALID_PARAMETER", "UNKNOWN_PARAMETER");
        assertThat(reply.field()).isEqualTo(field);
    }

    @Test
    void refusesMoreSymbolsThanTheContractAllows() {
        String symbols = "BTC-USDT,".repeat(500) + "BTC-USDT";

        assertThat(client.get("/market/tickers?symbols=" + symbols).field()).isEqualTo("symbols");
        assertThat(client.get("/market/tickers?symbols=" + symbols.substring(9)).status())
                .isEqualTo(200);
        assertThat(client.get("/market/tickers?symbols=").status()).isEqualTo(200);
    }

    @Test
    void tellsAnUnlistedSymbolFromASilentOne() {
        assertThat(client.get("/market/books/XYZ-USDT").status()).isEqualTo(404);
        assertThat(client.get("/market/books/XYZ-USDT").code()).isEqualTo("UNKNOWN_SYMBOL");
        assertThat(client.get("/market/books/SOL-USDT").status()).isEqualTo(503);
        assertThat(client.get("/market/books/SOL-USDT").code()).isEqualTo("NO_MARKET_DATA");
    }

    @Test
    void asksToComeAgainWhenNobodyServes() throws Exception {
        Gateway silent = Gateway.silent(Duration.ofMillis(300));
        Reply reply = silent.client(Gateway.ALICE_KEY).get("/balances");
        silent.close();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void asksToComeAgainWhenNoAnswerComesInTime() throws Exception {
        Gateway mute = Gateway.silent(Duration.ofMillis(300));
        await(mute.bus().serve(Addresses.AUTHENTICATE, query -> Promise.<Principal>promise()
                .future()));
        Reply reply = mute.client(Gateway.ALICE_KEY).place(Requests.limitBuy("late"));
        mute.close();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("NO_ANSWER_IN_TIME");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void tellsNothingOfABug() throws Exception {
        Gateway broken = Gateway.silent(Duration.ofSeconds(10));
        await(broken.bus().serve(Addresses.AUTHENTICATE, query -> {
            throw new IllegalStateException("password is hunter2");
        }));
        Reply reply = broken.client(Gateway.ALICE_KEY).get("/balances");
        broken.close();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(reply.body()).doesNotContain("hunter2", "IllegalState", "io.cryptoflow");
    }

    private static void await(Future<?> future) throws Exception {
        future.await(10, TimeUnit.SECONDS);
    }
}
