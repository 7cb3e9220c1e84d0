package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;

/** The outbox's position in each account's story; the story itself is what the unit of work wrote. */
public final class PostgresOutbox implements Outbox {
    private static final String UNPUBLISHED = "SELECT " + EventRows.COLUMNS
            + " FROM accounts a JOIN account_events e ON e.account_id = a.account_id AND e.sequence > a.published_sequence"
            + " WHERE a.published_sequence < a.sequence ORDER BY e.account_id, e.sequence LIMIT $1";
    private static final BulkStatement<Map.Entry<AccountId, Long>> MARK = BulkStatement.<Map.Entry<AccountId, Long>>of(
                    // Rows are locked in the order in which a commit locks them, or the two could wait for each other.
                    "WITH ahead AS (SELECT a.account_id, t.sequence FROM accounts a JOIN {rows} USING (account_id)"
                            + " WHERE a.published_sequence < t.sequence ORDER BY a.account_id FOR UPDATE OF a)"
                            + " UPDATE accounts a SET published_sequence = ahead.sequence FROM ahead"
                            + " WHERE a.account_id = ahead.account_id")
            .with("account_id", "text", Map.Entry::getKey)
            .with("sequence", "bigint", Map.Entry::getValue);

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
    public Future<Void> markPublished(Map<AccountId, Long> sequences) {
        return PostgresFailures.translated(pool.preparedQuery(MARK.sql()).execute(MARK.tuple(sequences.entrySet())))
                .mapEmpty();
    }
}
