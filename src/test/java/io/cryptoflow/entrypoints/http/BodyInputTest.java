package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.RawHttp;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyInputTest {
    private static final String GOOD = Requests.limitBuy("body").encode();
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
    @ValueSource(
            strings = {
                "{",
                "}",
                "[]",
                "null",
                "1",
                "\"x\"",
                "{\"symbol\":}",
                "{'symbol':'BTC-USDT'}",
                "{symbol:1}",
                "{}{}",
                "{} x",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1e999999999999}",
                "// x\n{}",
                "\uFEFF{}",
                " "
            })
    void refusesWhatIsNoJsonObject(String body) {
        Reply reply = client.place(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void refusesAKeyThatComesTwice() {
        Reply reply = client.place(GOOD.replace("{", "{\"quantity\":\"0.015\","));

        assertThat(reply.code()).isEqualTo("MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1_000, 10_000})
    void refusesDeepNesting(int depth) {
        Reply reply = client.place("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] body = GOOD.replace("body", "b\u00e4dy").getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16LE);

        assertThat(client.send("POST", "/orders", body).code()).isEqualTo("MALFORMED_JSON");
        assertThat(client.send("POST", "/orders", utf16).code()).isEqualTo("MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status", "accountId", "cumulativeQuantity", "orderId", "Symbol", "__proto__", "\\ud800", ""})
    void refusesFieldsThatTheContractDoesNotName(String field) {
        Reply reply = client.place(GOOD.replace("{", "{\"" + field + "\":\"FILLED\","));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("UNKNOWN_FIELD");
        assertThat(reply.field()).isEqualTo(field.startsWith("\\") ? "?" : field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbol", "side", "type"})
    void refusesAMissingField(String field) {
        var order = Requests.limitBuy("missing");
        order.remove(field);

        Reply reply = client.place(order);

        assertThat(reply.code()).isEqualTo("MISSING_FIELD");
        assertThat(reply.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "application/jsonp"})
    void refusesAnotherContentType(String type) {
        Reply reply = post(type);

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "APPLICATION/JSON", "application/json;x=y"})
    void takesJsonWithParameters(String type) {
        assertThat(post(type).status()).isIn(200, 201);
    }

    @Test
    void refusesACompressedBody() {
        HttpRequest.Builder request = client.request("/orders")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString(GOOD));

        assertThat(client.send(request, "POST", "/orders").status()).isEqualTo(415);
    }

    @Test
    void refusesABodyAboveTheLimitWithoutReadingItIntoMemory() {
        byte[] large = new byte[100_000_000];
        Arrays.fill(large, (byte) ' ');

        Reply declared = client.send("POST", "/orders", large);
        HttpRequest.Builder chunked = client.request("/orders")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(large)));
        Reply undeclared = client.send(chunked, "POST", "/orders");

        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(undeclared.status()).isEqualTo(413);
        assertThat(client.get("/balances").status()).isEqualTo(200);
    }

    @Test
    void takesABodyOfExactlyTheLimit() {
        String body = GOOD + " ".repeat(Gateway.MAXIMUM_BODY_BYTES - GOOD.length());

        assertThat(client.place(body).status()).isIn(200, 201);
        assertThat(client.place(body + " ").status()).isEqualTo(413);
    }

    @Test
    void refusesABodyThatComesTooSlowlyWhileOthersAreServed() throws Exception {
        Instant begun = Instant.now();
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            slow.setSoTimeout(30_000);
            OutputStream out = slow.getOutputStream();
            out.write(("POST /api/v1/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Gateway.ALICE_KEY
                            + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            Reply other = client.get("/balances");
            String answer = new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(other.status()).isEqualTo(200);
            assertThat(answer).isEqualTo("HTTP/1.1 408");
            assertThat(dripUntilClosed(slow)).isLessThan(Gateway.REQUEST_TIMEOUT.plusSeconds(5));
        }
        assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Gateway.REQUEST_TIMEOUT);
    }

    @Test
    void answersABrokenRequestWithAProblem() throws Exception {
        assertThat(RawHttp.exchange(gateway.port(), "GARBAGE"))
                .startsWith("HTTP/1.0 400")
                .contains("application/problem+json", "\"code\":\"BAD_REQUEST\"");
        assertThat(RawHttp.exchange(gateway.port(), "GET /" + "x".repeat(20_000) + " HTTP/1.1", "Host: x"))
                .startsWith("HTTP/1.0 414")
                .contains("\"code\":\"URI_TOO_LONG\"");
        assertThat(RawHttp.exchange(gateway.port(), "GET / HTTP/1.1", "Host: x", "X-Large: " + "x".repeat(20_000)))
                .startsWith("HTTP/1.1 431")
                .contains("\"code\":\"HEADERS_TOO_LARGE\"");
    }

    private static Duration dripUntilClosed(Socket slow) throws Exception {
        Instant begun = Instant.now();
        InputStream in = slow.getInputStream();
        in.readNBytes(in.available());
        slow.setSoTimeout(100);
        boolean open = true;
        while (open && Duration.between(begun, Instant.now()).compareTo(Duration.ofSeconds(30)) < 0) {
            open = isOpen(slow);
        }
        return Duration.between(begun, Instant.now());
    }

    private static boolean isOpen(Socket slow) throws Exception {
        try {
            slow.getOutputStream().write(' ');
            return slow.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    private static Reply post(String type) {
        HttpRequest.Builder request =
                client.request("/orders").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(GOOD));
        return client.send(request, "POST", "/orders");
    }
}
