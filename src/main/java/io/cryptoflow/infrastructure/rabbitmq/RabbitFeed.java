package io.cryptoflow.infrastructure.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.strategy.Signal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All events, from a queue of this process's own. The queue outlives a broken connection and a restart of the broker, and
 * goes some time after its process. It is bounded: what it dropped, and what came while it was deleted, is missing here and
 * has to be read from the store.
 */
public final class RabbitFeed {
    private static final Logger LOG = LoggerFactory.getLogger(RabbitFeed.class);
    private static final int PREFETCH = 500;
    private static final int MAX_UNDER_WAY = 5_000;

    private final OwnQueue queue;
    private final Listener listener;
    private final RabbitMetrics metrics;
    private final Receiver receiver;
    private final Context context;
    private final Semaphore underWay = new Semaphore(MAX_UNDER_WAY);
    private final RabbitLink link;

    /**
     * Who hears what, all on one context.
     *
     * @param onBegun when the queue is read, for the first time or again
     */
    public record Listener(Consumer<AccountEvent> onEvent, Consumer<Signal> onSignal, Runnable onBegun) {}

    /** Knows what the headers of a message are for. */
    @FunctionalInterface
    public interface Receiver {
        /** Runs {@code task}, which takes in the event of a message with these headers. */
        void receive(Map<String, Object> headers, AccountEvent event, Runnable task);
    }

    /** The same, which does not look at headers. */
    public RabbitFeed(
            Vertx vertx, String uri, String queue, boolean signals, Listener listener, RabbitMetrics metrics) {
        this(vertx, uri, queue, signals, listener, (headers, event, task) -> task.run(), metrics);
    }

    /**
     * Reads nothing before {@link #open}.
     *
     * @param queue its name, of this process alone
     * @param signals whether signals of strategies are wanted, too
     */
    public RabbitFeed(
            Vertx vertx,
            String uri,
            String queue,
            boolean signals,
            Listener listener,
            Receiver receiver,
            RabbitMetrics metrics) {
        this.queue = new OwnQueue(
                queue, signals ? List.of(EventMessage.ACCOUNTS, EventMessage.SIGNALS) : List.of(EventMessage.ACCOUNTS));
        this.listener = listener;
        this.receiver = receiver;
        this.metrics = metrics;
        this.context = vertx.getOrCreateContext();
        this.link = new RabbitLink(vertx, RabbitServer.factory(uri), "cryptoflow feed " + queue, this::begin);
        metrics.watch("feed", link::isConnected);
    }

    /** Connects; succeeds when the queue is read or the broker is known to be away for now. */
    public Future<Void> open() {
        return link.open();
    }

    /** Succeeds while the broker is connected. */
    public Future<Void> check() {
        return link.isConnected() ? Future.succeededFuture() : Future.failedFuture("the broker is away, streams stand");
    }

    private void begin(Connection connection) throws IOException {
        queue.read(connection, PREFETCH, Reader::new);
        context.runOnContext(begun -> listener.onBegun().run());
    }

    /** Ends the connection; the queue stays for a while. */
    public Future<Void> close() {
        return link.close();
    }

    private final class Reader extends DefaultConsumer {
        Reader(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                throws IOException {
            metrics.received.increment();
            try {
                pass(EventMessage.read(envelope.getRoutingKey(), body), properties);
            } catch (RuntimeException unreadable) {
                // Trying again would change nothing; the event is in the store.
                metrics.unreadable.increment();
                LOG.warn(
                        "message not understood, dropped key={} cause={}",
                        envelope.getRoutingKey(),
                        unreadable.toString());
            }
            getChannel().basicAck(envelope.getDeliveryTag(), false);
        }

        @Override
        public void handleCancel(String tag) {
            LOG.warn("queue is gone, making it anew queue={}", queue.name());
            link.drop(getChannel().getConnection());
        }
    }

    private void pass(EventMessage message, AMQP.BasicProperties properties) {
        if (message.isSignal()) {
            Signal signal = message.signal();
            onContext(() -> listener.onSignal().accept(signal));
        } else {
            AccountEvent event = message.accountEvent();
            Map<String, Object> headers = Objects.requireNonNullElse(properties.getHeaders(), Map.of());
            onContext(() ->
                    receiver.receive(headers, event, () -> listener.onEvent().accept(event)));
        }
    }

    /** Holds the broker back while too much is under way here. */
    private void onContext(Runnable task) {
        underWay.acquireUninterruptibly();
        context.runOnContext(turn -> {
            underWay.release();
            task.run();
        });
    }
}
