package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox's position in each account's story; the story itself is what the unit of work wrote. */
public final class PostgresOutbox implements Outbox {
    private static final String UNPUBLISHED = "SELECT " + EventRows.COLUMNS
            + " FROM accounts a JOIN account_events e ON e.account_id = a.account_id AND e.sequence > a.published_sequence"
            + " WHERE a.published_sequence < a.sequence ORDER BY e.account_id, e.sequence LIMIT $1";
    private static final BulkStatement<Map.Entry<AccountId, Span>> MARK = BulkStatement.<Map.Entry<AccountId, Span>>of(
                    // Rows are locked in the order in which a commit locks them, or the two could wait for each other.
                    "WITH ahead AS (SELECT a.account_id, a.published_sequence, t.first_sequence, t.last_sequence"
                            + " FROM accounts a JOIN {rows} USING (account_id)"
                            + " WHERE a.published_sequence < t.last_sequence ORDER BY a.account_id FOR UPDATE OF a),"
                            + " moved AS (UPDATE accounts a SET published_sequence = ahead.last_sequence FROM ahead"
                            + " WHERE a.account_id = ahead.account_id"
                            + " AND ahead.published_sequence >= ahead.first_sequence - 1)"
                            + " SELECT count(*) FROM ahead WHERE published_sequence < first_sequence - 1")
            .with("account_id", "text", Map.Entry::getKey)
            .with("first_sequence", "bigint", entry -> entry.getValue().first())
            .with("last_sequence", "bigint", entry -> entry.getValue().last());
    private static final String LAG =
            "SELECT coalesce(sum(a.sequence - a.published_sequence), 0)::bigint, min(e.occurred_at)"
                    + " FROM accounts a LEFT JOIN account_events e"
                    + " ON e.account_id = a.account_id AND e.sequence = a.published_sequence + 1"
                    + " WHERE a.published_sequence < a.sequence";

    private final Pool pool;

    public PostgresOutbox(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<List<AccountEvent>> unpublished(int limit) {
        return PostgresFailures.translated(pool.preparedQuery(UNPUBLISHED).execute(Tuple.of(limit)))
                .map(EventRows::read);
    }

    @Override
    public Future<Boolean> markPublished(Map<AccountId, Span> spans) {
        return PostgresFailures.translated(pool.preparedQuery(MARK.sql()).execute(MARK.tuple(spans.entrySet())))
                .map(rows -> rows.iterator().next().getLong(0) == 0);
    }

    @Override
    public Future<Lag> lag() {
        return PostgresFailures.translated(pool.preparedQuery(LAG).execute())
                .map(rows -> lag(rows.iterator().next()));
    }

    private static Lag lag(Row row) {
        return new Lag(
                row.getLong(0), Optional.ofNullable(row.getOffsetDateTime(1)).map(OffsetDateTime::toInstant));
    }
}
