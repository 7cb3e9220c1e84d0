package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What everybody may do, in Postgres. A change takes the lock that commits share, so it falls between two of them. */
final class PostgresTradingSwitch implements TradingSwitch {
    static final int LOCK_KEY = 4_265_473;

    private static final String COLUMNS = "version, state, cause, reason, by_account, by_key, changed_at, done_at";
    private static final String CURRENT = "SELECT " + COLUMNS + " FROM global_trading ORDER BY version DESC LIMIT 1";
    private static final String HISTORY = "SELECT " + COLUMNS
            + " FROM global_trading WHERE version > 0 AND version < $1 ORDER BY version DESC LIMIT $2";
    private static final String STORE = "INSERT INTO global_trading (" + COLUMNS
            + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            + " ON CONFLICT (version) DO UPDATE SET done_at = excluded.done_at";

    private final Pool pool;
    private final TradingInForce inForce;

    PostgresTradingSwitch(Pool pool, TradingInForce inForce) {
        this.pool = pool;
        this.inForce = inForce;
    }

    @Override
    public Future<GlobalTrading> current() {
        return PostgresFailures.translated(read(pool)).onSuccess(inForce::learn);
    }

    @Override
    public Future<GlobalTrading> change(Function<GlobalTrading, GlobalTrading> change) {
        return PostgresFailures.translated(pool.withTransaction(connection -> connection
                        .query("SELECT pg_advisory_xact_lock(" + LOCK_KEY + ")")
                        .execute()
                        .compose(locked -> read(connection))
                        .map(change)
                        .compose(next -> store(connection, next))))
                .onSuccess(inForce::learn);
    }

    @Override
    public Future<List<GlobalTrading>> history(long version, int limit) {
        return PostgresFailures.translated(pool.preparedQuery(HISTORY).execute(Tuple.of(version, limit)))
                .map(rows -> {
                    List<GlobalTrading> versions = new ArrayList<>();
                    rows.forEach(row -> versions.add(read(row)));
                    return versions;
                });
    }

    static Future<GlobalTrading> read(SqlClient client) {
        return client.query(CURRENT).execute().map(rows -> read(rows.iterator().next()));
    }

    private static Future<GlobalTrading> store(SqlConnection connection, GlobalTrading next) {
        Tuple row = Tuple.tuple()
                .addLong(next.version())
                .addString(next.state().name())
                .addString(next.cause().name())
                .addString(next.reason())
                .addString(next.by().map(actor -> actor.account().value()).orElse(null))
                .addString(next.by().flatMap(Actor::key).map(ApiKeyId::value).orElse(null))
                .addOffsetDateTime(utc(next.changedAt()))
                .addOffsetDateTime(next.doneAt().map(PostgresTradingSwitch::utc).orElse(null));
        return connection.preparedQuery(STORE).execute(row).map(next);
    }

    private static GlobalTrading read(Row row) {
        return new GlobalTrading(
                row.getLong("version"),
                TradingState.valueOf(row.getString("state")),
                GlobalTrading.Cause.valueOf(row.getString("cause")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("by_account"))
                        .map(account -> new Actor(
                                new AccountId(account),
                                Optional.ofNullable(row.getString("by_key")).map(ApiKeyId::new))),
                row.getOffsetDateTime("changed_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("done_at")).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
