package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.RawHttp;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class InertInputTest {
    private static final List<String> INJECTIONS = List.of(
            "'; DROP TABLE orders; --",
            "x' OR '1'='1",
            "a\r\nSet-Cookie: x=1",
            "a\nERROR forged line",
            "${jndi:ldap://x}",
            "../../etc/passwd",
            "..%2f..%2f",
            "%00",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "\u001b[31m",
            "\u202e");

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static Gateway gateway;
    private static ContractClient client;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        client = gateway.client(Gateway.ALICE_KEY);
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
    }

    @AfterAll
    static void close() throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        gateway.close();
    }

    static Stream<Arguments> refusesInjectionsInFields() {
        return Stream.of("clientOrderId", "symbol", "side", "type", "timeInForce", "quantity", "limitPrice")
                .flatMap(field -> INJECTIONS.stream().map(text -> Arguments.of(field, text)));
    }

    @ParameterizedTest
    @MethodSource
    void refusesInjectionsInFields(String field, String text) {
        Reply reply = client.place(Requests.limitBuy("inert").put(field, text));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertInert(reply, text);
    }

    static Stream<String> refusesInjectionsInPathsAndParameters() {
        return INJECTIONS.stream();
    }

    @ParameterizedTest
    @MethodSource
    void refusesInjectionsInPathsAndParameters(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

        for (String path : List.of(
                "/orders/" + encoded,
                "/orders?symbol=" + encoded,
                "/orders?" + encoded + "=1",
                "/orders?cursor=" + encoded,
                "/fills?orderId=" + encoded,
                "/market/books/" + encoded,
                "/market/tickers?symbols=" + encoded)) {
            Reply reply = client.get(path);
            assertThat(reply.status()).as(path).isIn(400, 404);
            assertInert(reply, text);
        }
    }

    @Test
    void servesNoFileOutsideOfThePage() throws Exception {
        for (String path : List.of(
                "/console/../../db/migration/",
                "/console/..%2f..%2fconf/cryptoflow.yaml",
                "/docs/../../db/migration/",
                "/docs/..%2f..%2fconf/cryptoflow.yaml",
                "/docs/%2e%2e/%2e%2e/etc/passwd",
                "/docs/....//....//etc/passwd",
                "//etc/passwd",
                "/docs/..\\..\\conf\\cryptoflow.yaml")) {
            String answer =
                    RawHttp.exchange(gateway.port(), "GET " + path + " HTTP/1.1", "Host: x", "Connection: close");
            assertThat(answer)
                    .as(path)
                    .matches("(?s)HTTP/1\\.[01] (400|404|302) .*")
                    .doesNotContain("root:", "folder:");
        }
    }

    private static void assertInert(Reply reply, String text) {
        assertThat(reply.headers().map()).doesNotContainKey("set-cookie");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.body()).doesNotContain("<script>", "\n", "\u001b", "\u202e");
        assertThat(LOG.list).noneMatch(line -> line.getFormattedMessage().contains(text));
    }
}
