package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LogLevelOperationsTest {
    private static final String LEVELS = "/admin/log-levels";
    private static final String LOGGER = "io.cryptoflow.some.Thing";

    private final Logger audit = (Logger) LoggerFactory.getLogger("io.cryptoflow.audit");
    private final ListAppender<ILoggingEvent> audited = new ListAppender<>();

    private Gateway gateway;
    private ContractClient alice;

    @BeforeEach
    void open() throws Exception {
        LoggerFactory.getLogger(LOGGER);
        audited.start();
        audit.addAppender(audited);
        gateway = Gateway.open();
        alice = gateway.client(Gateway.ALICE_KEY);
    }

    @AfterEach
    void close() throws Exception {
        audit.detachAppender(audited);
        ((Logger) LoggerFactory.getLogger("io.cryptoflow.some")).setLevel(null);
        gateway.close();
    }

    @Test
    void changesALevelForAllLoggersBelowAndSaysWhoDidIt() {
        Reply changed = put("io.cryptoflow.some", "DEBUG");

        assertThat(changed.json()).isEqualTo(level("io.cryptoflow.some", "DEBUG"));
        assertThat(LoggerFactory.getLogger(LOGGER).isDebugEnabled()).isTrue();
        assertThat(LoggerFactory.getLogger(LOGGER).isTraceEnabled()).isFalse();
        assertThat(alice.get(LEVELS).json().getJsonArray("levels"))
                .contains(level("io.cryptoflow.some", "DEBUG"))
                .noneMatch(shown -> ((JsonObject) shown).getString("logger").equals("io.cryptoflow.audit"));
        assertThat(lines())
                .containsExactly("log level changed logger=io.cryptoflow.some level=DEBUG account=alice key="
                        + Requests.keyId(Gateway.ALICE_KEY));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
        io.cryptoflow.nobody, DEBUG, 404, LOGGER_NOT_FOUND,    logger
        io.cryptoflow.audit,  ERROR, 404, LOGGER_NOT_FOUND,    logger
        io.vertx,             DEBUG, 422, LEVEL_TOO_TALKATIVE, level
        ROOT,                 TRACE, 422, LEVEL_TOO_TALKATIVE, level
        io.cryptoflow.some,   LOUD,  400, INVALID_FIELD,       level
        'io cryptoflow',      DEBUG, 400, INVALID_FIELD,       logger
        """)
    void refusesWhatWouldHideOrTellTooMuch(String logger, String level, int status, String code, String field) {
        Reply refused = put(logger, level);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(lines()).isEmpty();
    }

    private List<String> lines() {
        return audited.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private Reply put(String logger, String level) {
        return alice.send("PUT", LEVELS, level(logger, level).toBuffer().getBytes());
    }

    private static JsonObject level(String logger, String level) {
        return new JsonObject().put("logger", logger).put("level", level);
    }
}
