package io.cryptoflow.infrastructure.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker that is made again whenever it ends, after a time that doubles up to a bound, never quite
 * the same for two processes. Any thread.
 */
final class RabbitLink {
    private static final Logger LOG = LoggerFactory.getLogger(RabbitLink.class);
    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long LONGEST_DELAY_MILLIS = 3_200;
    private static final int ABORT_MILLIS = 1_000;

    private final Vertx vertx;
    private final ConnectionFactory factory;
    private final String name;
    private final Use use;
    private volatile Optional<Connection> connection = Optional.empty();
    private volatile boolean closed;
    private long delayMillis = FIRST_DELAY_MILLIS;

    /** What a connection is for. */
    @FunctionalInterface
    interface Use {
        /** Prepares a new connection, on a worker thread; a failure ends it, and another one is made later. */
        void begin(Connection connection) throws IOException;
    }

    /** @param name what the broker shows of the connection */
    RabbitLink(Vertx vertx, ConnectionFactory factory, String name, Use use) {
        this.vertx = vertx;
        this.factory = factory;
        this.name = name;
        this.use = use;
    }

    /** Connects; succeeds when the broker answers or is known to be away for now. */
    Future<Void> open() {
        return vertx.<Void>executeBlocking(this::connect, false).otherwise(this::retry);
    }

    private Void connect() throws IOException, TimeoutException {
        if (closed) {
            return null;
        }
        Connection made = factory.newConnection(name);
        try {
            use.begin(made);
        } catch (IOException | RuntimeException unusable) {
            made.abort(ABORT_MILLIS);
            throw unusable;
        }
        keep(made);
        made.addShutdownListener(cause -> lose(made, cause));
        return null;
    }

    private synchronized void keep(Connection made) {
        if (closed) {
            made.abort(ABORT_MILLIS);
            return;
        }
        LOG.info("broker connected name={}", name);
        connection = Optional.of(made);
        delayMillis = FIRST_DELAY_MILLIS;
    }

    private Void retry(Throwable cause) {
        if (!closed) {
            long delay = nextDelay();
            LOG.debug("broker is still away name={} retryMillis={} cause=\"{}\"", name, delay, cause.toString());
            vertx.setTimer(delay, again -> open());
        }
        return null;
    }

    /** Between half of the delay and all of it, so that many processes do not come back at the same moment. */
    private synchronized long nextDelay() {
        long delay = delayMillis / 2 + ThreadLocalRandom.current().nextLong(delayMillis / 2);
        delayMillis = Math.min(2 * delayMillis, LONGEST_DELAY_MILLIS);
        return delay;
    }

    private synchronized void lose(Connection lost, ShutdownSignalException cause) {
        if (connection.filter(held -> held.equals(lost)).isPresent()) {
            connection = Optional.empty();
            if (!closed) {
                LOG.warn("broker is away name={} cause=\"{}\"", name, cause.getMessage());
                vertx.setTimer(nextDelay(), again -> open());
            }
        }
    }

    /** Ends this connection, on a worker thread; another one follows. */
    void drop(Connection broken) {
        vertx.executeBlocking(
                () -> {
                    broken.abort(ABORT_MILLIS);
                    return null;
                },
                false);
    }

    boolean isConnected() {
        return connection.isPresent();
    }

    /** Ends the connection for good. */
    Future<Void> close() {
        closed = true;
        return vertx.executeBlocking(
                () -> {
                    connection.ifPresent(held -> held.abort(ABORT_MILLIS));
                    return null;
                },
                false);
    }
}
