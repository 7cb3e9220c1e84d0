package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One embedded Postgres for all tests of a JVM, behind a port that stays when the server is killed and started again. */
final class Database {
    private static Optional<Database> shared = Optional.empty();

    private final Vertx vertx = Vertx.vertx();
    private final DataFolder folder;
    private final PortForward forward;
    private final PgConnectOptions options;
    private final Pool pool;
    private EmbeddedPostgres server;

    private Database(Path path) throws IOException {
        folder = DataFolder.open(path);
        server = EmbeddedPostgres.start(folder);
        forward = new PortForward(vertx, server.port());
        options = KeyedPlans.in(new PgConnectOptions()
                .setHost(server.host())
                .setPort(forward.port())
                .setUser(server.user())
                .setPassword(server.password())
                .setDatabase(server.database()));
        pool = pool(server.database());
        await(new PostgresMigrations(vertx, pool).run());
    }

    static synchronized Database shared() {
        Database started = shared.orElseGet(Database::start);
        shared = Optional.of(started);
        return started;
    }

    private static Database start() {
        try {
            return new Database(Files.createTempDirectory("cryptoflow-it"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Vertx vertx() {
        return vertx;
    }

    Pool sharedPool() {
        return pool;
    }

    /** A database of that name without anything in it. */
    Pool freshDatabase(String name) {
        await(pool.query("CREATE DATABASE " + name).execute());
        return pool(name);
    }

    Pool pool(String name) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(new PgConnectOptions(options).setDatabase(name))
                .using(vertx)
                .build();
    }

    /** A unit of work of its own, as a process of its own would have. */
    PostgresUnitOfWork unitOfWork(Consumer<List<AccountEvent>> committed) {
        return unitOfWork(100, committed);
    }

    PostgresUnitOfWork unitOfWork(int groupSize, Consumer<List<AccountEvent>> committed) {
        return new PostgresUnitOfWork(vertx, options, pool, groupSize, InstantSource.system(), committed);
    }

    /** A unit of work on the database of that name. */
    PostgresUnitOfWork unitOfWork(String name, Pool itsPool) {
        PgConnectOptions itsOptions = new PgConnectOptions(options).setDatabase(name);
        return new PostgresUnitOfWork(vertx, itsOptions, itsPool, 100, InstantSource.system(), events -> {});
    }

    /** A unit of work that writes under that lease's token. */
    PostgresUnitOfWork unitOfWork(String name, Pool itsPool, PostgresLease lease) {
        PgConnectOptions itsOptions = new PgConnectOptions(options).setDatabase(name);
        return new PostgresUnitOfWork(
                vertx, itsOptions, itsPool, 100, InstantSource.system(), lease::token, events -> {});
    }

    PostgresAccountReader reader() {
        return new PostgresAccountReader(pool);
    }

    /** The first column of the answer, as text. */
    List<String> ask(String sql) {
        return ask(pool, sql);
    }

    static List<String> ask(Pool pool, String sql) {
        List<String> values = new ArrayList<>();
        for (Row row : await(pool.query(sql).execute())) {
            values.add(String.valueOf(row.getValue(0)));
        }
        return values;
    }

    /** Ends every connection but the one that asks. */
    void killConnections() {
        ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }

    /** Kills the server without warning. */
    void killServer() {
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
        server.stop();
    }

    /** Starts the server again on the same data. */
    void startServer() throws IOException {
        server = EmbeddedPostgres.start(folder);
        forward.to(server.port());
    }
}
