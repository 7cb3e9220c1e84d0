package io.cryptoflow.infrastructure.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.strategy.Signal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Publishes to the exchange, persistent and mandatory: an event counts as published once the broker has confirmed that it
 * keeps it in at least one queue. While the broker is away every attempt fails at once.
 *
 * <p>One window of messages follows the other, so nothing is sent behind a message that did not arrive but what its window
 * holds already; all of it is sent again, in order.
 */
public final class RabbitEvents implements EventPublisher {
    private static final int WINDOW = 200;
    private static final long CONFIRM_MILLIS = 5_000;

    private final WorkerExecutor worker;
    private final RabbitLink link;
    private final RabbitMetrics metrics;
    private final Function<AccountEvent, Map<String, Object>> headers;
    private volatile Optional<Session> session = Optional.empty();

    private record Session(Connection connection, Channel channel, AtomicInteger returned) {}

    private record Parcel(EventMessage message, Map<String, Object> headers) {}

    /** The same without anything beside the events. */
    public RabbitEvents(Vertx vertx, String uri, RabbitMetrics metrics) {
        this(vertx, uri, metrics, event -> Map.of());
    }

    /**
     * @param uri {@code amqp://user:password@host:port/vhost}
     * @param headers what the message of an event carries beside it
     */
    public RabbitEvents(
            Vertx vertx, String uri, RabbitMetrics metrics, Function<AccountEvent, Map<String, Object>> headers) {
        this.headers = headers;
        this.worker = vertx.createSharedWorkerExecutor("rabbitmq-publisher", 1);
        this.metrics = metrics;
        this.link = new RabbitLink(vertx, RabbitServer.factory(uri), "cryptoflow publisher", this::begin);
        metrics.watch("publish", link::isConnected);
    }

    /** Connects; succeeds when the broker answers or is known to be away for now. */
    public Future<Void> open() {
        return link.open();
    }

    /** Succeeds while the broker is connected. */
    public Future<Void> check() {
        return link.isConnected() ? Future.succeededFuture() : Future.failedFuture("the broker is away, events wait");
    }

    private void begin(Connection connection) throws IOException {
        Channel channel = connection.createChannel();
        RabbitServer.declareExchange(channel);
        channel.confirmSelect();
        AtomicInteger returned = new AtomicInteger();
        // The broker returns a message before it confirms it.
        channel.addReturnListener(unroutable -> returned.incrementAndGet());
        session = Optional.of(new Session(connection, channel, returned));
    }

    @Override
    public Future<Void> publish(List<AccountEvent> events) {
        return send(events.stream()
                .map(event -> new Parcel(EventMessage.of(event), headers.apply(event)))
                .toList());
    }

    /** Publishes what a strategy wants; nobody tries again when it fails. */
    public Future<Void> publish(Signal signal) {
        return send(List.of(new Parcel(EventMessage.of(signal), Map.of())));
    }

    private Future<Void> send(List<Parcel> messages) {
        return worker.executeBlocking(() -> {
            for (int from = 0; from < messages.size(); from += WINDOW) {
                sendWindow(messages.subList(from, Math.min(messages.size(), from + WINDOW)));
            }
            return null;
        });
    }

    private void sendWindow(List<Parcel> window) {
        Session open = session.filter(held -> held.channel().isOpen()).orElseThrow(RabbitEvents::away);
        try {
            for (Parcel parcel : window) {
                EventMessage message = parcel.message();
                open.channel()
                        .basicPublish(
                                RabbitServer.EXCHANGE,
                                message.routingKey(),
                                true,
                                message.properties(parcel.headers()),
                                message.bytes());
                metrics.published.increment();
            }
            boolean kept = open.channel().waitForConfirms(CONFIRM_MILLIS);
            judge(window.size(), kept, open.returned().getAndSet(0));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw away();
        } catch (IOException | TimeoutException | ShutdownSignalException lost) {
            metrics.unconfirmed.increment(window.size());
            // A confirm that still came would be taken for that of a later message.
            link.drop(open.connection());
            throw away();
        }
    }

    private void judge(int sent, boolean kept, int returned) {
        metrics.returned.increment(returned);
        if (!kept) {
            metrics.unconfirmed.increment(sent - returned);
            throw failure("BROKER_REFUSED", "the broker did not keep an event");
        }
        metrics.confirmed.increment(sent - returned);
        if (returned > 0) {
            throw failure("EVENTS_UNROUTABLE", "no queue takes " + returned + " of " + sent + " events");
        }
    }

    private static FailureException away() {
        return failure("BROKER_UNAVAILABLE", "the broker is away for now");
    }

    private static FailureException failure(String code, String detail) {
        return FailureException.of(Failure.Kind.UNAVAILABLE, code, detail);
    }

    /** Ends the connection behind what is being published. */
    public Future<Void> close() {
        return worker.close().compose(ended -> link.close());
    }
}
