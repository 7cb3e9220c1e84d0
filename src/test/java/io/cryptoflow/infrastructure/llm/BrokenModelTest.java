package io.cryptoflow.infrastructure.llm;

import static io.cryptoflow.fixture.FakeModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.Interpreter.Reading;
import io.vertx.core.http.HttpServerResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the server of models does, the user gets the parser's answer. */
class BrokenModelTest {
    private static final String STRANGE = "hook me up with 2 ETH";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ReadByModel given = new ReadByModel();

    @AfterEach
    void close() {
        given.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "null",
                "[]",
                "{}",
                "<html></html>",
                "{\"choices\":[]}",
                "{\"choices\":{}}",
                "{\"choices\":[{\"message\":\"hi\"}]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":[7]}}]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":\"x\"}]}}]}",
                "{\"choices\":[{\"message\":{}}],\"usage\":{\"prompt_tokens\":\"many\"}}",
                "data: {\"choices\":[{\"delta\":{}}]}\n\n"
            })
    void survivesGarbage(String body) {
        given.model.raw(body);

        assertParsersAnswer(given.read(STRANGE), ModelOutcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 401, 404, 302, 204})
    void survivesErrors(int status) {
        given.model.fails(status);

        assertParsersAnswer(given.read(STRANGE), ModelOutcome.FAILED);
        assertThat(given.model.asked()).hasSize(1);
    }

    @Test
    void survivesBeingAskedTooOften() {
        given.model.fails(429);

        assertParsersAnswer(given.read(STRANGE), ModelOutcome.LIMITED);
    }

    @Test
    void survivesAClosedConnection() {
        given.model.does(response -> response.putHeader("Content-Length", "100")
                .write("{\"choices\":")
                .onComplete(written -> response.reset()));

        assertParsersAnswer(given.read(STRANGE), ModelOutcome.FAILED);
    }

    @Test
    void survivesAServerThatIsNotThere() {
        ModelInterpreter interpreter = given.interpreter(
                URI.create("http://127.0.0.1:1/v1"),
                new ModelLimits(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        ReadByModel.STEPS,
                        20_000,
                        1,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO));

        assertParsersAnswer(interpreter.read(STRANGE, ReadByModel.CONTEXT), ModelOutcome.FAILED);
    }

    @Test
    void readsNoHugeAnswer() {
        given.model.raw("{\"choices\":\"" + "x".repeat(300 << 10) + "\"}");

        assertParsersAnswer(given.read(STRANGE), ModelOutcome.FAILED);
    }

    @Test
    void waitsForNoSilentModel() {
        given.model.does(response -> {});

        assertParsersAnswer(impatient().read(STRANGE, ReadByModel.CONTEXT), ModelOutcome.TIMEOUT);
    }

    @Test
    void waitsForNoSlowStream() {
        given.model.does(this::drip);

        assertParsersAnswer(impatient().read(STRANGE, ReadByModel.CONTEXT), ModelOutcome.TIMEOUT);
    }

    @Test
    void letsNoSlowModelHoldUpOthers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<HttpServerResponse> held = new CompletableFuture<>();
        given.model
                .does(response -> {
                    held.complete(response);
                    asked.countDown();
                })
                .calls(call("help", "{}"));
        ModelInterpreter interpreter = given.interpreter(Duration.ofMinutes(1), 20_000, 1);

        CompletableFuture<Reading> slow =
                CompletableFuture.supplyAsync(() -> interpreter.read(STRANGE, ReadByModel.CONTEXT));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        Reading second = interpreter.read(STRANGE, ReadByModel.CONTEXT);
        held.join().setStatusCode(500).end();

        assertParsersAnswer(second, ModelOutcome.BUSY);
        assertThat(slow.get(1, TimeUnit.MINUTES).interpretation()).isEqualTo(given.parsed(STRANGE));
        assertThat(interpreter
                        .read(STRANGE, ReadByModel.CONTEXT)
                        .interpretation()
                        .intents())
                .hasSize(1);
    }

    private ModelInterpreter impatient() {
        return given.interpreter(SHORT, 20_000, 1);
    }

    private void drip(HttpServerResponse response) {
        response.setChunked(true);
        given.vertx().setPeriodic(20, timer -> {
            if (response.closed() || response.ended()) {
                given.vertx().cancelTimer(timer);
            } else {
                response.write(" ");
            }
        });
    }

    private void assertParsersAnswer(Reading reading, ModelOutcome outcome) {
        assertThat(reading.interpretation()).isEqualTo(given.parsed(STRANGE));
        assertThat(reading.reader()).isEqualTo("grammar");
        assertThat(given.ended(outcome)).isOne();
    }
}
