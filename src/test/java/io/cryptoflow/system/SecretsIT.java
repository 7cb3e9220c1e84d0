package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.FakeModel;
import io.cryptoflow.fixture.SpanCollector;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets are nowhere in what the product writes, at the most talkative log level, whether it works or fails. */
class SecretsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CANARY = "canary-Zx81";
    private static final Map<String, String> SECRETS = Map.of(
            "AGENT_MODEL_KEY", "sk-" + CANARY + "-model",
            "GRPC_SERVICETOKEN", CANARY + "-service-token",
            "RABBITMQ_URI", "amqp://flow:" + CANARY + "-broker@127.0.0.1:1/flow");

    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private SpanCollector collector;
    private FakeModel model;

    @BeforeEach
    void startServers() throws Exception {
        collector = SpanCollector.start();
        model = FakeModel.start(vertx).fails(401);
    }

    @AfterEach
    void stopServers() throws Exception {
        model.close();
        collector.close();
        vertx.close().await();
    }

    @Test
    void areNotInAnythingThatTheProductWrites() throws Exception {
        String key = createKey();
        ProductSetup setup = ProductSetup.withEveryRole(folder)
                .with("LOGGING_LEVEL", "trace")
                .with("TRACING_ENDPOINT", collector.uri())
                .with("AGENT_MODEL_BASEURL", model.base())
                .with("AGENT_MODEL_NAME", "some-model")
                .with("GRPC_ENABLED", true)
                .with("GRPC_PORT", 0);
        for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
            setup = setup.with(secret.getKey(), secret.getValue());
        }
        List<String> told = new ArrayList<>();
        try (RunningProduct product = RunningProduct.start(setup)) {
            told.addAll(drive(product, key));
            assertThat(Waiting.until(PATIENCE, () -> !model.asked().isEmpty())).isTrue();
            assertThat(Waiting.until(PATIENCE, () -> !collector.bodies().isEmpty()))
                    .isTrue();
            told.add(get(product.shown("Metrics").orElseThrow()));
            told.add(get(product.ready()));
        }
        collector.bodies().forEach(body -> told.add(new String(body, StandardCharsets.ISO_8859_1)));
        told.add(Files.readString(folder.resolve("stdout")));

        assertThat(told).hasSizeGreaterThan(10).noneMatch(text -> text.contains(key));
        assertThat(told).noneMatch(text -> text.contains(CANARY));
        assertThat(Files.readString(folder.resolve("stdout"))).contains(" DEBUG ", "broker");
        assertThat(filesWith(CANARY)).isEmpty();
        assertThat(filesWith(key)).containsExactly(folder.resolve("cryptoflow-data/api-key"));
        for (String password : embeddedPasswords()) {
            assertThat(told).noneMatch(text -> text.contains(password));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_URI, postgresql://flow:canary-Zx81@127.0.0.1:1/flow",
        "POSTGRES_URI, canary-Zx81",
        "REDIS_URI, redis://:canary-Zx81@127.0.0.1:1/wrong",
        "RABBITMQ_URI, amqp://canary-Zx81@127.0.0.1:1",
        "GRPC_SERVICETOKEN, Zx81",
        "AGENT_MODEL_KEY, canary Zx81",
        "AGENT_MODEL_BASEURL, http://flow:canary-Zx81@127.0.0.1/v1",
        "TRACING_ENDPOINT, http://flow:canary-Zx81@127.0.0.1/v1/traces",
        "HTTP_PORT, redis://:canary-Zx81@127.0.0.1"
    })
    void areNotInTheReasonWhyItDoesNotStart(String setting, String value) throws Exception {
        try (RunningProduct product =
                RunningProduct.launch(ProductSetup.in(folder).with(setting, value))) {
            assertThat(product.awaitExit()).isIn(1, 2);

            assertThat(product.output() + product.errors())
                    .contains("cryptoflow: ")
                    .doesNotContain("Zx81");
            assertThat(filesWith("Zx81")).isEmpty();
        }
    }

    /** The first start shows the key of the paper account, once. */
    private String createKey() throws Exception {
        try (RunningProduct first = RunningProduct.start(ProductSetup.in(folder))) {
            return first.key();
        }
    }

    /** Everything that it answers to requests that are well and ill, with secrets where they belong and where they do not. */
    private List<String> drive(RunningProduct product, String key) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String shown : List.of(key, CANARY, "cf_paper_" + CANARY)) {
            for (String body : List.of(
                    ProductClient.marketOrder("one", "BUY", "0.01")
                            .put("symbol", "BTC-USDT")
                            .encode(),
                    "{\"limitPrice\":",
                    new JsonObject().put("key", shown).encode())) {
                answers.add(post(product.api() + "/orders", shown, body));
            }
            answers.add(post(product.api() + "/orders?key=" + shown, shown, "{}"));
            answers.add(
                    post(product.api() + "/agent/messages", shown, "{\"text\":\"would you kindly zorp the flibber\"}"));
            answers.add(post(
                    product.api().replace("/api/v1", "/mcp"),
                    shown,
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"));
            answers.add(get(product.api() + "/balances?token=" + shown));
        }
        answers.add(product.client().read("/balances").encode());
        try (StreamClient stream = new StreamClient(product.streams())) {
            stream.register(AccountSnapshot.STREAM, key, new JsonObject().put("after", 0));
            answers.add(stream.bodies(AccountSnapshot.STREAM).toString());
        }
        return answers;
    }

    private String post(String url, String key, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private String get(String url) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private List<Path> filesWith(String secret) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private List<String> embeddedPasswords() throws IOException {
        List<String> passwords = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("cryptoflow-data/secrets"))) {
            for (Path file : files.toList()) {
                passwords.add(Files.readString(file).strip());
            }
        }
        assertThat(passwords).isNotEmpty().allMatch(password -> password.length() > 8);
        return passwords;
    }
}
