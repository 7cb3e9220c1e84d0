package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.cryptoflow.fixture.NodePackages;
import io.cryptoflow.fixture.RabbitBroker;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product with a real broker that dies under load. */
class EventsOverRabbitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final String QUEUE = "my-events";

    @TempDir
    private Path folder = Path.of("");

    private Optional<RabbitBroker> started = Optional.empty();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private int placed;

    @BeforeEach
    void startBroker() throws Exception {
        RabbitBroker.require(EventsOverRabbitIT.class);
        started = Optional.of(RabbitBroker.start(folder.resolve("broker")));
    }

    @AfterEach
    void stopBroker() throws Exception {
        timer.shutdownNow();
        if (started.isPresent()) {
            started.get().close();
        }
    }

    @Test
    void losesNoEventAndDelaysNoOrderWhileTheBrokerIsDown() throws Exception {
        RabbitBroker broker = started.orElseThrow();
        NodePackages packages = new NodePackages(Path.of("src/test/node/amqp"), Path.of("target/node-amqp"));
        Skip.because(EventsOverRabbitIT.class, packages.install());

        try (ManualConsumer consumer = new ManualConsumer(packages, folder, broker.uri(), QUEUE)) {
            awaitQueue(broker);
            try (RunningProduct product = start(broker);
                    StreamClient stream = new StreamClient(product.streams())) {
                stream.register(AccountSnapshot.STREAM, product.key(), new JsonObject().put("after", 0));
                ScheduledFuture<?> alive = timer.scheduleAtFixedRate(stream::ping, 1, 5, TimeUnit.SECONDS);
                place(product, 40);
                broker.kill();
                place(product, 80);
                assertThat(health(product).getString("status")).isEqualTo("DEGRADED");
                assertThat(Waiting.until(PATIENCE, () -> metric(product, "cryptoflow_outbox_events") > 0))
                        .isTrue();
                broker.restart();
                place(product, 40);

                List<Long> story = product.client().story();
                assertThat(story).isEqualTo(numbersTo(story.size())).hasSizeGreaterThan(160);
                assertThat(Waiting.until(PATIENCE, () -> consumer.events().size() >= story.size()))
                        .as("consumed %s of %s", consumer.events().size(), story.size())
                        .isTrue();
                assertThat(sequences(consumer.events())).isEqualTo(story);
                assertThat(Waiting.until(
                                PATIENCE,
                                () -> stream.bodies(AccountSnapshot.STREAM).size() >= story.size()))
                        .isTrue();
                assertThat(sequences(stream.bodies(AccountSnapshot.STREAM))).isEqualTo(story);
                alive.cancel(false);
                assertThat(Waiting.until(PATIENCE, () -> metric(product, "cryptoflow_outbox_events") == 0))
                        .isTrue();
                assertThat(health(product).getString("status")).isEqualTo("UP");
            }
        }
    }

    @Test
    void publishesAgainWhatACrashLeftUnmarked() throws Exception {
        RabbitBroker broker = started.orElseThrow();
        bind(broker);
        List<Long> before = new ArrayList<>();
        try (RunningProduct product = RunningProduct.launch(
                setup(broker).with("FAULTS_KILLPOINT", "before-marking").with("FAULTS_KILLAT", "1"))) {
            product.awaitExit();
            before.addAll(take(broker));
        }

        try (RunningProduct product = start(broker)) {
            place(product, 5);
            List<Long> story = product.client().story();
            assertThat(Waiting.until(PATIENCE, () -> metric(product, "cryptoflow_outbox_events") == 0))
                    .isTrue();

            List<Long> all = new ArrayList<>(before);
            all.addAll(take(broker));
            assertThat(all.stream().distinct().sorted().toList()).isEqualTo(story);
            assertThat(all.subList(before.size(), all.size())).isSorted();
        }
    }

    private RunningProduct start(RabbitBroker broker) throws Exception {
        return RunningProduct.start(setup(broker));
    }

    private ProductSetup setup(RabbitBroker broker) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        return ProductSetup.in(home).with("RABBITMQ_URI", broker.uri());
    }

    private void place(RunningProduct product, int orders) throws Exception {
        ProductClient client = product.client();
        for (int i = 0; i < orders; i++) {
            JsonObject order = ProductClient.limitOrder("order-" + placed++, "BUY", "0.001", "20000")
                    .put("symbol", "BTC-USDT");
            assertThat(client.place(order).status()).isIn(OK, CREATED);
        }
    }

    private static List<Long> sequences(List<JsonObject> events) {
        return events.stream().map(event -> event.getLong("sequence")).toList();
    }

    private static List<Long> numbersTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static JsonObject health(RunningProduct product) throws Exception {
        HttpResponse<String> reply = get(product.ready());
        assertThat(reply.statusCode()).isEqualTo(OK);
        return new JsonObject(reply.body());
    }

    private static double metric(RunningProduct product, String name) throws Exception {
        return get(product.shown("Metrics").orElseThrow())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private static void awaitQueue(RabbitBroker broker) throws Exception {
        assertThat(Waiting.until(PATIENCE, () -> {
                    try (Connection connection = broker.connect()) {
                        connection.createChannel().queueDeclarePassive(QUEUE);
                        return true;
                    } catch (IOException notYet) {
                        return false;
                    }
                }))
                .isTrue();
    }

    private static void bind(RabbitBroker broker) throws Exception {
        try (Connection connection = broker.connect()) {
            Channel channel = connection.createChannel();
            channel.exchangeDeclare("cryptoflow.events", "topic", true);
            channel.queueDeclare(QUEUE, true, false, false, Map.of());
            channel.queueBind(QUEUE, "cryptoflow.events", "account.#");
        }
    }

    private static List<Long> take(RabbitBroker broker) throws Exception {
        List<Long> taken = new ArrayList<>();
        try (Connection connection = broker.connect()) {
            Channel channel = connection.createChannel();
            for (var next = channel.basicGet(QUEUE, true); next != null; next = channel.basicGet(QUEUE, true)) {
                taken.add(new JsonObject(new String(next.getBody(), StandardCharsets.UTF_8)).getLong("sequence"));
            }
        }
        return taken;
    }
}
