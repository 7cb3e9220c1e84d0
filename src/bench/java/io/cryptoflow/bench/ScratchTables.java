package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tables of the product's own shape, made by its own migrations in a schema beside it, and the rows of one placed order. */
final class ScratchTables {
    static final String SCHEMA = "bench";

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String CONTENTS =
            """
            SELECT placed.content::text, changed.content::text
            FROM public.account_events placed JOIN public.account_events changed
                ON changed.account_id = placed.account_id AND changed.sequence = placed.sequence + 1
            WHERE placed.content->>'type' = 'OrderPlaced' AND changed.content->>'type' = 'BalancesChanged'
            LIMIT 1""";

    private final PgConnectOptions options;
    private final Contents contents;

    /** What the product itself stored as the two events of a placed order. */
    record Contents(String placed, String changed) {}

    /** SQL in which {@code {account}}, {@code {number}}, {@code {placed}} and {@code {changed}} stand for values. */
    static final List<String> STATEMENTS = List.of(
            "UPDATE accounts SET sequence = sequence + 2 WHERE account_id = {account}",
            """
            WITH added AS (INSERT INTO orders (order_id, account_id, client_order_id, symbol, side, order_type, time_in_force,
                    quantity, limit_price, status, is_open, worst_price, held, cumulative_quantity, cumulative_notional,
                    commission, placed_at, updated_at, key_id)
                VALUES (lpad(to_hex({number}), 32, '0')::uuid, {account}, 'bench-' || {number}, 'BTC-USDT', 'BUY', 'LIMIT',
                    'GTC', 0.01, 1000, 'PENDING_NEW', true, 1000, 10, 0, 0, 0, now(), now(), '0123456789abcdef')
                RETURNING account_id, order_id, symbol)
            INSERT INTO open_orders SELECT account_id, order_id, symbol FROM added""",
            """
            INSERT INTO account_events (account_id, sequence, order_id, occurred_at, content)
            SELECT account_id, sequence - 1, lpad(to_hex({number}), 32, '0')::uuid, now(), {placed}
                FROM accounts WHERE account_id = {account}
            UNION ALL SELECT account_id, sequence, NULL, now(), {changed} FROM accounts WHERE account_id = {account}""",
            "UPDATE balances SET free = free - 10, locked = locked + 10 WHERE account_id = {account} AND asset = 'USDT'");

    private ScratchTables(PgConnectOptions options, Contents contents) {
        this.options = options;
        this.contents = contents;
    }

    /** Makes the tables with {@code accounts} accounts; the product must have placed an order already. */
    static ScratchTables create(Vertx vertx, Product product, int accounts) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(product.postgresPort())
                .setUser("postgres")
                .setPassword(product.postgresPassword())
                .setDatabase("postgres")
                .setCachePreparedStatements(true)
                .addProperty("search_path", SCHEMA);
        PgConnection connection = Waiting.result(PgConnection.connect(vertx, options));
        Waiting.result(connection.query("CREATE SCHEMA " + SCHEMA).execute());
        migrations().forEach(sql -> Waiting.result(connection.query(sql).execute()));
        Waiting.result(connection
                .query("INSERT INTO accounts (account_id, sequence) SELECT 'account-' || n, 0 FROM generate_series(0, "
                        + (accounts - 1) + ") n")
                .execute());
        Waiting.result(connection
                .query("INSERT INTO balances SELECT account_id, 'USDT', 1000000000, 0 FROM accounts")
                .execute());
        Row row =
                Waiting.result(connection.query(CONTENTS).execute()).iterator().next();
        Waiting.result(connection.close());
        return new ScratchTables(options, new Contents(row.getString(0), row.getString(1)));
    }

    private static List<String> migrations() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted().map(ScratchTables::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PgConnectOptions options() {
        return options;
    }

    Contents contents() {
        return contents;
    }

    /** The server's version and the settings that decide what a commit costs. */
    String conditions(Vertx vertx) {
        PgConnection connection = Waiting.result(PgConnection.connect(vertx, options));
        Row row = Waiting.result(connection
                        .query("SELECT string_agg(name || '=' || current_setting(name), ' ' ORDER BY name)"
                                + " FROM pg_settings WHERE name IN ('server_version', 'fsync', 'synchronous_commit',"
                                + " 'full_page_writes', 'wal_sync_method', 'shared_buffers', 'max_connections')")
                        .execute())
                .iterator()
                .next();
        Waiting.result(connection.close());
        return row.getString(0);
    }
}
