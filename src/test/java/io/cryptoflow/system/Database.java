package io.cryptoflow.system;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks into the Postgres of a product behind its back, with the secret of its data folder. */
final class Database implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;

    Database(RunningProduct product) throws Exception {
        connection = await(PgConnection.connect(
                vertx,
                new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(product.postgresPort())
                        .setUser("postgres")
                        .setPassword(Files.readString(product.data().resolve("secrets/postgres"))
                                .strip())
                        .setDatabase("postgres")));
    }

    /** The rows of a query that selects one JSON object per row. */
    List<JsonObject> ask(String sql) throws Exception {
        return await(connection.query(sql).execute().map(rows -> {
            List<JsonObject> found = new ArrayList<>();
            rows.forEach(row -> found.add(row.getJsonObject(0)));
            return found;
        }));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        Closing.close(() -> {
            await(connection.close());
            await(vertx.close());
        });
    }
}
