package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String POSTGRES =
            "postgres.uri: was ***, expected empty or postgresql://user:password@host:port/database,"
                    + " with other characters percent-encoded (from CRYPTOFLOW_POSTGRES_URI)";
    private static final String REDIS = "redis.uri: was ***, expected empty or redis://user:password@host:port,"
            + " with other characters percent-encoded (from CRYPTOFLOW_REDIS_URI)";

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
        postgresql://cf:hunter2@db:5432/cf,                    postgresql://cf:***@db:5432/cf
        postgres://cf:hunter2@my_db/cf?sslpassword=hunter2,    postgres://cf:***@my_db/cf
        postgresql://cf:p%40hunter2@[::1]:5432/cf,             postgresql://cf:***@[::1]:5432/cf
        """)
    void hidesThePasswordOfPostgres(String uri, String shown) {
        Settings settings = SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_POSTGRES_URI", uri));

        assertThat(settings.postgres().uri().external()).contains(uri);
        assertThat(settings.postgres()).hasToString("Postgres[uri=" + shown + ", poolSize=8]");
        assertThat(settings.toString()).contains(shown).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
        redis://:hunter2@cache:6379,       redis://cache:6379
        rediss://cf:hunter2@10.0.0.3/1,    rediss://10.0.0.3/1
        redis://cache,                     redis://cache
        """)
    void hidesThePasswordOfRedis(String uri, String shown) {
        Settings settings = SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_REDIS_URI", uri));

        assertThat(settings.redis().uri().external()).contains(uri);
        assertThat(settings.redis()).hasToString("Redis[uri=" + shown + "]");
        assertThat(settings.toString()).contains(shown).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
        amqp://cf:hunter2@broker:5672/%2F,      amqp://cf:***@broker:5672/%2F
        amqps://cf:hunter2@broker.internal,     amqps://cf:***@broker.internal
        amqp://cf:hunter2@[::1]:5672/flow,      amqp://cf:***@[::1]:5672/flow
        """)
    void hidesThePasswordOfRabbit(String uri, String shown) {
        Settings settings = SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_RABBITMQ_URI", uri));

        assertThat(settings.rabbitmq().uri().external()).contains(uri);
        assertThat(settings.rabbitmq()).hasToString("Rabbit[" + shown + "]");
        assertThat(settings.toString()).contains(shown).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cf:hunter2@broker:5672",
                "amqp://cf@broker",
                "amqp://cf:hunter2@broker:0",
                "amqp://cf:hunter2@broker/a/b",
                "amqp://cf:hunter2@broker?x=hunter2"
            })
    void refusesWhatIsNoBroker(String uri) {
        assertThatThrownBy(() -> SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_RABBITMQ_URI", uri)))
                .hasMessage("rabbitmq.uri: was ***, expected empty or amqp://user:password@host:port/vhost,"
                        + " with other characters percent-encoded (from CRYPTOFLOW_RABBITMQ_URI)");
    }

    @Test
    void saysEmbeddedWhereNoServerIsGiven() {
        Settings settings = SettingsReader.read(CommandLine.parse(), Map.of());

        assertThat(settings.postgres().uri().isEmbedded()).isTrue();
        assertThat(settings.redis()).hasToString("Redis[uri=embedded]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "postgresql://cf:hunter2",
                "postgresql://cf@db/cf",
                "postgresql://cf:@db/cf",
                "postgresql://cf:hunter2@db",
                "postgresql://cf:hunter2@db:0/cf",
                "postgresql://cf:hunter2@db:99999/cf",
                "postgresql://cf:hunt@er2@db/cf",
                "postgresql://cf:hunter2%zz@db/cf",
                "jdbc:postgresql://cf:hunter2@db/cf",
                "mysql://cf:hunter2@db/cf"
            })
    void refusesAWrongUriOfPostgresWithoutShowingIt(String uri) {
        assertThatThrownBy(() -> SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_POSTGRES_URI", uri)))
                .hasMessage(POSTGRES);
        assertThat(new ServerUri(uri).toString()).doesNotContain("hunter2", "hunt@er2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hunter2", "redis://hunter2@cache", "redis://:hunter2@cache:70000", "http://:hunter2@cache"})
    void refusesAWrongUriOfRedisWithoutShowingIt(String uri) {
        assertThatThrownBy(() -> SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_REDIS_URI", uri)))
                .hasMessage(REDIS);
    }

    @Test
    void refusesAUriOfAnyLength() {
        String uri = "postgresql://cf:" + "%20".repeat(100_000) + "@db/cf";

        assertThatThrownBy(() -> SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_POSTGRES_URI", uri)))
                .hasMessage(POSTGRES);
        assertThat(new ServerUri(uri)).hasToString("***");
    }

    @Test
    void hidesTheKeyOfTheModel() {
        Settings settings =
                SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_AGENT_MODEL_KEY", "sk-hunter2"));

        assertThat(settings.agent().model().key().value()).isEqualTo("sk-hunter2");
        assertThat(settings.toString()).contains("key=***").doesNotContain("hunter2");
        assertThatThrownBy(() ->
                        SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_AGENT_MODEL_KEY", "sk hunter2")))
                .hasMessage("agent.model.key: was ***, expected up to 500 visible ASCII characters"
                        + " (from CRYPTOFLOW_AGENT_MODEL_KEY)");
    }

    @Test
    void wantsTheNameOfTheModelWithItsAddress() {
        assertThatThrownBy(() -> SettingsReader.read(
                        CommandLine.parse(), Map.of("CRYPTOFLOW_AGENT_MODEL_BASEURL", "http://127.0.0.1:11434/v1")))
                .hasMessageContaining("agent.model.name: ");
    }

    @Test
    void hidesTheUserAndPasswordOfAUriUnderAnotherKey() {
        assertThatThrownBy(() -> SettingsReader.read(
                        CommandLine.parse(), Map.of("CRYPTOFLOW_HTTP_HOST", "postgresql://cf:hunter2@db/cf")))
                .hasMessage("http.host: was postgresql://***@db/cf, expected a host name or an IP address"
                        + " such as 127.0.0.1 (from CRYPTOFLOW_HTTP_HOST)");
    }

    @Property(tries = 700)
    void showsNoPasswordWhateverElseIsWrongInTheFile(@ForAll @IntRange(max = 100) int place, @ForAll char typo)
            throws IOException {
        String yaml =
                """
                http:
                  port: 8080
                postgres:
                  poolSize: 8
                  uri: "postgresql://cf:hunter2@db:5432/cf"
                redis:
                  uri: redis://:hunter2@cache
                """;
        int at = Math.min(place, yaml.indexOf("hunter2"));
        Path file = Files.createTempFile("settings", ".yaml");
        Files.writeString(
                file, yaml.substring(0, at) + (Character.isSurrogate(typo) ? '\t' : typo) + yaml.substring(at));

        String said;
        try {
            said = SettingsReader.read(CommandLine.parse("--conf", file.toString()), Map.of())
                    .toString();
        } catch (SettingsException wrong) {
            said = String.valueOf(wrong.getMessage());
        } finally {
            Files.delete(file);
        }

        assertThat(said).doesNotContain("hunter2");
    }
}
