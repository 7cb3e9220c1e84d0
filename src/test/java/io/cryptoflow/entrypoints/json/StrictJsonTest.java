package io.cryptoflow.entrypoints.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cryptoflow.application.FailureException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void readsEveryKindOfValue() {
        JsonObject read = StrictJson.object(Buffer.buffer(
                "{\"s\":\"\u00e4\\n\",\"t\":true,\"f\":false,\"n\":null,\"a\":[1,null,[]],\"o\":{\"x\":\"y\"}}"));

        assertThat(read)
                .isEqualTo(new JsonObject()
                        .put("s", "\u00e4\n")
                        .put("t", true)
                        .put("f", false)
                        .putNull("n")
                        .put("a", new JsonArray().add(BigDecimal.ONE).addNull().add(new JsonArray()))
                        .put("o", new JsonObject().put("x", "y")));
    }

    @Test
    void keepsNumbersAsWritten() {
        JsonObject read = StrictJson.object(Buffer.buffer("{\"n\":0.1234567890123456789012345678901234567890}"));

        assertThat(read.getValue("n")).isEqualTo(new BigDecimal("0.1234567890123456789012345678901234567890"));
    }

    @Test
    void takesTheDeepestLevelAllowed() {
        String body = "{\"a\":".repeat(StrictJson.MAX_DEPTH - 1) + "{}" + "}".repeat(StrictJson.MAX_DEPTH - 1);

        assertThat(StrictJson.object(Buffer.buffer(body)).size()).isEqualTo(1);
        assertThat(code("{\"a\":" + body + "}")).isEqualTo("MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}}",
                "{\"a\":1,\"a\":1}",
                "{\"o\":{\"a\":1,\"a\":2}}",
                "{\"a\":1e99999999999}",
                "{\"a\":+1}",
                "{\"a\":Infinity}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}"
            })
    void refusesWhatLeavesDoubt(String body) {
        assertThat(code(body)).isEqualTo("MALFORMED_JSON");
    }

    private static String code(String body) {
        return catchThrowableOfType(FailureException.class, () -> StrictJson.object(Buffer.buffer(body)))
                .failure()
                .code();
    }
}
