package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.VenueJournal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A venue's journal in Postgres, for processes that take over from each other; refuses the lines of an earlier owner. */
public final class PostgresVenueJournal implements VenueJournal {
    private static final int PAGE = 2_000;
    private static final String READ =
            "SELECT line_number, line FROM venue_journal WHERE line_number > $1 ORDER BY line_number LIMIT $2";
    private static final String APPEND = "INSERT INTO venue_journal (line)"
            + " SELECT line FROM unnest($1::text[]) WITH ORDINALITY AS u(line, place) WHERE "
            + PostgresLease.TOKEN_IN_FORCE + " = $2 ORDER BY place";

    private final Pool pool;
    private final LongSupplier token;

    /** @param token of the lease under which lines are written */
    public PostgresVenueJournal(Pool pool, LongSupplier token) {
        this.pool = pool;
        this.token = token;
    }

    @Override
    public Future<Void> read(Consumer<String> reader) {
        return readBehind(0, reader);
    }

    private Future<Void> readBehind(long line, Consumer<String> reader) {
        return PostgresFailures.translated(pool.preparedQuery(READ).execute(Tuple.of(line, PAGE)))
                .compose(rows -> {
                    long last = line;
                    for (Row row : rows) {
                        reader.accept(row.getString(1));
                        last = row.getLong(0);
                    }
                    return rows.size() < PAGE ? Future.succeededFuture() : readBehind(last, reader);
                });
    }

    @Override
    public Future<Void> append(List<String> lines) {
        Tuple added =
                Tuple.tuple().addArrayOfString(lines.toArray(String[]::new)).addLong(token.getAsLong());
        return PostgresFailures.translated(pool.withTransaction(connection -> lock(connection)
                .compose(locked -> connection.preparedQuery(APPEND).execute(added))
                .compose(rows -> rows.rowCount() == lines.size() ? Future.succeededFuture() : refused())));
    }

    /** A new owner waits for this, and what comes behind it sees the new owner. */
    private static Future<RowSet<Row>> lock(SqlConnection connection) {
        return connection
                .query("SELECT pg_advisory_xact_lock_shared(" + PostgresTradingSwitch.LOCK_KEY + ")")
                .execute();
    }

    private static Future<Void> refused() {
        return Future.failedFuture(
                FailureException.of(Failure.Kind.UNAVAILABLE, "NOT_THE_OWNER", "another process owns the venue now"));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
