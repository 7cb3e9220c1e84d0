package io.cryptoflow.infrastructure.rabbitmq;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.cryptoflow.application.outbox.RelayOutbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.RabbitBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publisher and feed against a real broker. */
class RabbitEventsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder = Path.of("");

    private static RabbitBroker broker;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RabbitMetrics metrics = new RabbitMetrics(registry);
    private final List<Long> heard = new CopyOnWriteArrayList<>();
    private final List<Signal> signals = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private RabbitEvents events;
    private String queue = "";

    @BeforeAll
    static void startBroker() throws Exception {
        RabbitBroker.require(RabbitEventsIT.class);
        broker = RabbitBroker.start(folder);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void connect() {
        events = new RabbitEvents(vertx, broker.uri(), metrics);
        await(events.open());
        queue = "test." + System.nanoTime();
    }

    @AfterEach
    void disconnect() throws Exception {
        await(events.close());
        await(vertx.close());
        delete(queue);
    }

    @Test
    void takesEveryEventToEveryFeedInOrder() throws Exception {
        List<Long> alsoHeard = new CopyOnWriteArrayList<>();
        RabbitFeed one = feed(queue, heard);
        RabbitFeed other = feed(queue + ".other", alsoHeard);

        await(events.publish(numbered(1, 1_000)));
        await(events.publish(numbered(1_001, 1_003)));

        until(() -> heard.size() == 1_003 && alsoHeard.size() == 1_003);
        assertThat(heard).isEqualTo(LongStream.rangeClosed(1, 1_003).boxed().toList());
        assertThat(alsoHeard).isEqualTo(heard);
        assertThat(count("confirmed")).isEqualTo(1_003);
        await(one.close());
        await(other.close());
        delete(queue + ".other");
    }

    @Test
    void takesSignals() {
        RabbitFeed feed = feed(queue, heard);

        await(events.publish(MessageSamples.SIGNAL));

        until(() -> !signals.isEmpty());
        assertThat(signals).containsExactly(MessageSamples.SIGNAL);
        await(feed.close());
    }

    @Test
    void doesNotCountAsPublishedWhatNoQueueTakes() throws Exception {
        assertThat(failureOf(events.publish(numbered(1, 2)))).hasMessageContaining("EVENTS_UNROUTABLE");
        assertThat(count("returned")).isEqualTo(2);
        assertThat(count("confirmed")).isZero();

        RabbitFeed feed = feed(queue, heard);
        await(events.publish(numbered(1, 2)));

        until(() -> heard.size() == 2);
        assertThat(heard).containsExactly(1L, 2L);
        await(feed.close());
    }

    @Test
    void publishesPersistentMessagesThatSayWhatTheyAre() throws Exception {
        try (Connection connection = broker.connect();
                Channel channel = connection.createChannel()) {
            channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.queueBind(queue, RabbitServer.EXCHANGE, "account." + Orders.ALICE + ".BalancesChanged");
            await(events.publish(numbered(7, 7)));

            GetResponse message = channel.basicGet(queue, true);

            assertThat(message.getProps().getDeliveryMode()).isEqualTo(2);
            assertThat(message.getProps().getMessageId()).isEqualTo(Orders.ALICE + ":7");
            assertThat(new JsonObject(new String(message.getBody(), StandardCharsets.UTF_8)))
                    .isEqualTo(EventMessage.of(numbered(7, 7).get(0)).body());
        }
    }

    @Test
    void losesNothingWhileTheBrokerIsDown() throws Exception {
        RabbitFeed feed = feed(queue, heard);
        GrowingOutbox outbox = new GrowingOutbox();
        RelayOutbox relay = new RelayOutbox(outbox, events);
        await(relay.catchUp());
        await(relay.publish(outbox.commit(50)));

        broker.kill();
        for (int i = 0; i < 20; i++) {
            assertThat(failureOf(relay.publish(outbox.commit(50)))).hasMessageContaining("BROKER_UNAVAILABLE");
        }
        failureOf(relay.markPublished());
        await(relay.measureLag());
        assertThat(relay.lag().events()).isGreaterThanOrEqualTo(1_000);
        broker.restart();
        until(() -> {
            relay.markPublished();
            return outbox.position() == 1_050;
        });

        until(() -> heard.stream().distinct().count() == 1_050);
        assertThat(heard.stream().distinct())
                .isEqualTo(LongStream.rangeClosed(1, 1_050).boxed().toList());
        assertThat(begun.get()).isEqualTo(2);
        await(feed.close());
    }

    private RabbitFeed feed(String name, List<Long> into) {
        RabbitFeed.Listener listener =
                new RabbitFeed.Listener(event -> into.add(event.sequence()), signals::add, begun::incrementAndGet);
        RabbitFeed feed = new RabbitFeed(vertx, broker.uri(), name, true, listener, metrics);
        await(feed.open());
        return feed;
    }

    private static void delete(String name) throws Exception {
        try (Connection connection = broker.connect();
                Channel channel = connection.createChannel()) {
            channel.queueDelete(name);
        }
    }

    private double count(String outcome) {
        return registry.get("cryptoflow.broker.messages")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static List<AccountEvent> numbered(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(MessageSamples::event)
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
