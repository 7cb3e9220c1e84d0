package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The bare client: writers that commit the rows of one order per transaction, its statements sent at once. */
final class ClientWriters {
    private static final long FIRST_NUMBER = 1L << 40;

    private final Vertx vertx;
    private final ScratchTables tables;
    private final AtomicLong numbers = new AtomicLong(FIRST_NUMBER);

    ClientWriters(Vertx vertx, ScratchTables tables) {
        this.vertx = vertx;
        this.tables = tables;
    }

    Throughput run(Accounts accounts, int writers, int seconds) {
        List<PgConnection> connections = IntStream.range(0, writers)
                .mapToObj(i -> Waiting.result(PgConnection.connect(vertx, tables.options())))
                .toList();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<Latencies>> running = IntStream.range(0, writers)
                .mapToObj(i -> new Writer(connections.get(i), "account-" + accounts.accountOf(i), deadline).run())
                .toList();
        List<Latencies> measured = Waiting.result(Future.all(running)).list();
        connections.forEach(connection -> Waiting.result(connection.close()));
        return Latencies.over(seconds, measured);
    }

    /** One connection that commits order after order. */
    private final class Writer {
        private final PgConnection connection;
        private final String account;
        private final long deadline;
        private final Latencies latencies = new Latencies();
        private final Promise<Latencies> ended = Promise.promise();

        Writer(PgConnection connection, String account, long deadline) {
            this.connection = connection;
            this.account = account;
            this.deadline = deadline;
        }

        Future<Latencies> run() {
            next();
            return ended.future();
        }

        private void next() {
            long begun = System.nanoTime();
            commitOne().onSuccess(done -> committed(begun)).onFailure(ended::tryFail);
        }

        private void committed(long begun) {
            long now = System.nanoTime();
            if (now - deadline > 0) {
                ended.tryComplete(latencies);
            } else {
                latencies.add(now - begun);
                next();
            }
        }

        private Future<?> commitOne() {
            long number = numbers.incrementAndGet();
            List<Future<?>> answers = new ArrayList<>();
            answers.add(connection.query("BEGIN").execute());
            ScratchTables.STATEMENTS.forEach(statement -> answers.add(execute(statement, number)));
            answers.add(connection.query("COMMIT").execute());
            return Future.all(answers);
        }

        private Future<?> execute(String statement, long number) {
            Bound bound = new Bound(statement)
                    .bind("{account}", "text", account)
                    .bind("{number}", "bigint", number)
                    .bind("{placed}", "text::json", tables.contents().placed())
                    .bind("{changed}", "text::json", tables.contents().changed());
            return connection.preparedQuery(bound.sql).execute(bound.values);
        }
    }

    /** A statement with its values. */
    private static final class Bound {
        private String sql;
        private final Tuple values = Tuple.tuple();

        Bound(String statement) {
            sql = statement;
        }

        Bound bind(String name, String type, Object value) {
            if (sql.contains(name)) {
                values.addValue(value);
                sql = sql.replace(name, "$" + values.size() + "::" + type);
            }
            return this;
        }
    }
}
