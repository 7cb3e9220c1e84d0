package io.cryptoflow.infrastructure.redis;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis for what can do without it. While Redis is away or answers too late, every request fails at once;
 * only those under way at that moment wait, a fifth of a second. In the background it is tried again. Any thread.
 */
public final class RedisLink {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final long ANSWER_MILLIS = 200;
    private static final long CONNECT_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 500;

    private final Vertx vertx;
    private final String uri;
    private final long answerMillis;
    private final Counter trouble;
    private volatile Optional<Session> session = Optional.empty();
    private volatile boolean closed;

    private record Session(Redis client, RedisConnection connection) {}

    /** @param uri {@code redis://:password@host:port} */
    public RedisLink(Vertx vertx, String uri, MeterRegistry registry) {
        this(vertx, uri, ANSWER_MILLIS, registry);
    }

    RedisLink(Vertx vertx, String uri, long answerMillis, MeterRegistry registry) {
        this.vertx = vertx;
        this.uri = uri;
        this.answerMillis = answerMillis;
        trouble = Counter.builder("ticker.cache.redis.trouble")
                .description("Requests to Redis that failed, without those that were not tried because it is away")
                .register(registry);
        Gauge.builder("ticker.cache.redis.connected", this, link -> link.session.isPresent() ? 1 : 0)
                .description("1 while Redis answers")
                .strongReference(true)
                .register(registry);
    }

    /** Connects; succeeds when Redis answers or is known to be away for now. */
    public Future<Void> open() {
        Redis client = Redis.createClient(
                vertx, new RedisOptions().setConnectionString(uri).setMaxPoolSize(1));
        return client.connect()
                .compose(
                        connection -> connection.send(Request.cmd(Command.PING)).map(connection))
                .timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(connection -> use(new Session(client, connection)))
                .onFailure(cause -> retry(client, cause))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private synchronized void use(Session opened) {
        if (closed) {
            opened.client().close();
            return;
        }
        LOG.info("redis answers, tickers are shared");
        session = Optional.of(opened);
        opened.connection().endHandler(ended -> lose(opened, "the connection ended"));
    }

    private void retry(Redis client, Throwable cause) {
        client.close();
        if (!closed) {
            LOG.debug("redis is still away cause=\"{}\"", cause.getMessage());
            vertx.setTimer(RETRY_MILLIS, again -> open());
        }
    }

    private synchronized void lose(Session lost, String why) {
        if (!closed && session.filter(held -> held.equals(lost)).isPresent()) {
            LOG.warn("redis is away, tickers are not shared cause=\"{}\"", why);
            session = Optional.empty();
            lost.client().close();
            open();
        }
    }

    /** Sends one request; fails at once while Redis is away. */
    Future<Response> send(Request request) {
        return session.map(open -> send(open, request)).orElseGet(RedisLink::away);
    }

    private Future<Response> send(Session open, Request request) {
        return open.connection()
                .send(request)
                .timeout(answerMillis, TimeUnit.MILLISECONDS)
                .onFailure(cause -> {
                    trouble.increment();
                    if (!(cause instanceof ErrorType)) {
                        lose(open, String.valueOf(cause.getMessage()));
                    }
                });
    }

    private static Future<Response> away() {
        return Future.failedFuture(
                FailureException.of(Failure.Kind.UNAVAILABLE, "REDIS_UNAVAILABLE", "Redis is away for now"));
    }

    /** Ends the connection for good. */
    public synchronized Future<Void> close() {
        closed = true;
        return session.map(held -> held.client().close()).orElseGet(Future::succeededFuture);
    }
}
