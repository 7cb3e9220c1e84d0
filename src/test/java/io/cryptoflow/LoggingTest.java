package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LoggingTest {

    private static final Settings.Logging PLAIN = new Settings.Logging(Settings.Logging.Format.PLAIN, Level.INFO);
    private static final Settings.Logging JSON = new Settings.Logging(Settings.Logging.Format.JSON, Level.INFO);

    private final PrintStream standardOutput = System.out;

    @AfterEach
    void logsPlainlyAgain() {
        System.setOut(standardOutput);
        Logging.configure(PLAIN, false);
    }

    @Test
    void writesOnePlainLineThatForeignTextCannotForge() {
        List<String> lines = logged(PLAIN, () -> LoggerFactory.getLogger("io.cryptoflow.Some")
                .info("order placed tag={}", "a\r\nb\u001b\u2028c"));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  Some - order placed tag=a  b  c");
    }

    @Test
    void writesOneJsonObjectPerEvent() {
        List<String> lines = logged(JSON, () -> LoggerFactory.getLogger("io.cryptoflow.Some")
                .warn("feed failed source={}", "a\n\"b", new IllegalStateException("two\nlines")));

        assertThat(lines).hasSize(1);
        JsonObject line = new JsonObject(lines.get(0));
        assertThat(line.fieldNames())
                .containsExactlyInAnyOrder(
                        "timestamp", "level", "threadName", "loggerName", "formattedMessage", "throwable");
        assertThat(line.getString("level")).isEqualTo("WARN");
        assertThat(line.getString("loggerName")).isEqualTo("io.cryptoflow.Some");
        assertThat(line.getString("formattedMessage")).isEqualTo("feed failed source=a\n\"b");
        assertThat(line.getJsonObject("throwable").getString("message")).isEqualTo("two\nlines");
    }

    @Test
    void logsFromTheLevelOnButOfTheLibrariesOnlyWarnings() {
        Settings.Logging debug = new Settings.Logging(Settings.Logging.Format.PLAIN, Level.DEBUG);

        List<String> lines = logged(debug, () -> {
            LoggerFactory.getLogger("io.cryptoflow.Some").trace("a");
            LoggerFactory.getLogger("io.cryptoflow.Some").debug("b");
            LoggerFactory.getLogger("io.netty.Some").info("c");
            LoggerFactory.getLogger("io.vertx.Some").warn("d");
        });

        assertThat(lines).extracting(line -> line.substring(line.length() - 1)).containsExactly("b", "d");
    }

    @Test
    void logsOnlyErrorsOfTheLibrariesAtLevelError() {
        Settings.Logging error = new Settings.Logging(Settings.Logging.Format.PLAIN, Level.ERROR);

        assertThat(logged(error, () -> LoggerFactory.getLogger("io.netty.Some").warn("a")))
                .isEmpty();
    }

    @Test
    void namesTheTraceThatALineBelongsTo() {
        String traceId = "0123456789abcdef0123456789abcdef";
        Context trace = Context.root()
                .with(Span.wrap(SpanContext.create(
                        traceId, "0123456789abcdef", TraceFlags.getSampled(), TraceState.getDefault())));
        Runnable line = () -> LoggerFactory.getLogger("io.cryptoflow.Some").info("order placed");

        assertThat(logged(PLAIN, true, trace.wrap(line)))
                .singleElement()
                .asString()
                .endsWith(" - order placed traceId=" + traceId);
        assertThat(logged(PLAIN, true, line)).singleElement().asString().endsWith(" - order placed");
        assertThat(new JsonObject(logged(JSON, true, trace.wrap(line)).get(0)).getJsonObject("mdc"))
                .isEqualTo(new JsonObject().put("traceId", traceId));
    }

    private List<String> logged(Settings.Logging settings, Runnable action) {
        return logged(settings, false, action);
    }

    private List<String> logged(Settings.Logging settings, boolean traced, Runnable action) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        Logging.configure(settings, traced);
        action.run();
        System.setOut(standardOutput);
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
