package io.cryptoflow.infrastructure.embedded;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;

/** Asks a Redis from a test thread; answers as text. */
final class Keys implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;

    Keys(int port, String password) {
        redis = Redis.createClient(vertx, "redis://:" + password + "@127.0.0.1:" + port + "/0");
    }

    static Keys of(EmbeddedRedis redis) {
        return new Keys(redis.port(), redis.password());
    }

    String ask(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return String.valueOf(Sql.await(redis.send(request)));
    }

    @Override
    public void close() {
        redis.close();
        Sql.await(vertx.close());
    }
}
