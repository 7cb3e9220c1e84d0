package io.cryptoflow.infrastructure.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings the schema up to date, one migration after the other, each in a transaction; several processes may try at once. */
public final class PostgresMigrations {
    private static final String FOLDER = "db/migration/";
    private static final List<String> FILES = List.of(
            "V001__accounts_keep_orders_balances_and_events.sql",
            "V002__positions_and_a_ledger_follow_every_fill.sql",
            "V003__orders_have_conditions_groups_and_revisions.sql",
            "V004__orders_that_were_given_up_are_found_again.sql",
            "V005__accounts_have_limits_and_everybody_a_trading_state.sql",
            "V006__candles_are_kept_by_time.sql",
            "V007__commits_refuse_what_ran_on_outdated_state.sql",
            "V008__the_agent_remembers_conversations_and_tickets.sql",
            "V009__work_that_must_have_one_owner_has_a_lease.sql",
            "V010__policy_confirms_no_more_than_its_cap_of_a_day.sql",
            "V011__one_index_answers_a_client_order_id.sql",
            "V012__orders_change_in_place.sql",
            "V013__what_is_only_added_is_vacuumed_in_small_portions.sql");
    private static final String LOCK = "SELECT pg_advisory_xact_lock(4265472)";
    private static final String IS_NEW = "SELECT to_regclass('schema_migrations') IS NULL";
    private static final String CREATE_TABLE = "CREATE TABLE schema_migrations"
            + " (file text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())";

    private final Vertx vertx;
    private final Pool pool;

    public PostgresMigrations(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Applies what is missing; answers how many migrations that were. */
    public Future<Integer> run() {
        return pool.withTransaction(connection -> connection
                .query(LOCK)
                .execute()
                .compose(locked -> createTable(connection))
                .compose(created ->
                        connection.query("SELECT file FROM schema_migrations").execute())
                .compose(rows -> {
                    Set<String> applied = new HashSet<>();
                    rows.forEach(row -> applied.add(row.getString(0)));
                    return applyMissing(connection, applied);
                }));
    }

    private static Future<?> createTable(SqlConnection connection) {
        return connection
                .query(IS_NEW)
                .execute()
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? connection.query(CREATE_TABLE).execute()
                        : Future.succeededFuture());
    }

    private Future<Integer> applyMissing(SqlConnection connection, Set<String> applied) {
        List<String> missing =
                FILES.stream().filter(file -> !applied.contains(file)).toList();
        Future<?> done = Future.succeededFuture();
        for (String file : missing) {
            done = done.compose(before -> apply(connection, file));
        }
        return done.map(all -> missing.size());
    }

    private Future<?> apply(SqlConnection connection, String file) {
        return vertx.fileSystem()
                .readFile(FOLDER + file)
                .compose(sql -> connection.query(sql.toString()).execute())
                .compose(applied -> connection
                        .preparedQuery("INSERT INTO schema_migrations (file) VALUES ($1)")
                        .execute(Tuple.of(file)));
    }
}
