package io.cryptoflow.infrastructure.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks a PostgreSQL from a test thread; rows of one column, as text. */
final class Sql implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    Sql(int port, String password) {
        pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setUser("postgres")
                        .setPassword(password)
                        .setDatabase("postgres"))
                .using(vertx)
                .build();
    }

    static Sql of(EmbeddedPostgres postgres) {
        return new Sql(postgres.port(), postgres.password());
    }

    List<String> ask(String sql) {
        return await(pool.query(sql).execute().map(rows -> {
            List<String> values = new ArrayList<>();
            rows.forEach(row -> values.add(String.valueOf(row.getValue(0))));
            return values;
        }));
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        await(pool.close());
        await(vertx.close());
    }
}
