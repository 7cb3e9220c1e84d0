package io.cryptoflow.infrastructure.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.util.concurrent.TimeUnit;

/** Whether Redis answers. */
public final class RedisHealth {
    private static final long TIMEOUT_MILLIS = 1_000;

    private final Redis redis;

    /** @param uri {@code redis://:password@host:port} */
    public RedisHealth(Vertx vertx, String uri) {
        this.redis = Redis.createClient(vertx, new RedisOptions().setConnectionString(uri));
    }

    /** Succeeds when Redis answers a PING within a second. */
    public Future<Void> check() {
        return redis.send(Request.cmd(Command.PING))
                .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .mapEmpty();
    }

    /** Closes the connections. */
    public Future<Void> close() {
        return redis.close();
    }
}
