package io.cryptoflow.infrastructure.rabbitmq;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.RabbitBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of a process in a real broker, and what becomes of it. */
class OwnQueueIT {
    private static final String QUEUE = "test";

    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private final RabbitMetrics metrics = new RabbitMetrics(new SimpleMeterRegistry());
    private final List<Long> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private RabbitBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        RabbitBroker.require(OwnQueueIT.class);
        broker = RabbitBroker.start(folder);
    }

    @AfterEach
    void stopBroker() throws Exception {
        await(vertx.close());
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void isAQuorumQueueAndMadeAnewWhenSomebodyDeletesIt() throws Exception {
        RabbitFeed feed = feed();
        assertThat(broker.listQueues("type")).containsExactly("quorum");

        assertThat(broker.deleteQueues()).containsExactly(QUEUE);

        Await.until("read again", () -> begun.get() == 2);
        assertThatItTakesEvents();
        await(feed.close());
    }

    @Test
    void isAClassicQueueWhereTheBrokerTakesNoOther() throws Exception {
        try (Connection connection = broker.connect();
                Channel channel = connection.createChannel()) {
            Map<String, Object> arguments =
                    Map.of("x-expires", 600_000, "x-max-length", 200_000, "x-overflow", "drop-head");
            channel.queueDeclare(QUEUE, true, false, false, arguments);
        }

        RabbitFeed feed = feed();

        assertThat(broker.listQueues("type")).containsExactly("classic");
        assertThatItTakesEvents();
        await(feed.close());
    }

    @Test
    void isMadeAnewWhenItDoesNotAnswer() throws Exception {
        RabbitFeed feed = feed();

        broker.freezeQueue(QUEUE);

        Await.until("read again", () -> begun.get() == 2);
        assertThatItTakesEvents();
        await(feed.close());
    }

    private void assertThatItTakesEvents() throws Exception {
        RabbitEvents events = new RabbitEvents(vertx, broker.uri(), metrics);
        await(events.open());

        await(events.publish(
                LongStream.rangeClosed(1, 3).mapToObj(MessageSamples::event).toList()));

        Await.until("heard", () -> heard.size() == 3);
        assertThat(heard).containsExactly(1L, 2L, 3L);
        await(events.close());
    }

    private RabbitFeed feed() throws Exception {
        RabbitFeed.Listener listener =
                new RabbitFeed.Listener(event -> heard.add(event.sequence()), signal -> {}, begun::incrementAndGet);
        RabbitFeed feed = new RabbitFeed(vertx, broker.uri(), QUEUE, true, listener, metrics);
        await(feed.open());
        Await.until("read", () -> begun.get() == 1);
        return feed;
    }
}
