package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresMigrationsIT {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final String OLDER_ORDERS =
            """
            INSERT INTO orders (order_id, account_id, client_order_id, symbol, side, order_type, time_in_force, quantity,
                limit_price, status, is_open, worst_price, held, cumulative_quantity, cumulative_notional, commission,
                reason_code, reason_detail, placed_at, updated_at)
            SELECT gen_random_uuid(), 'older', name, 'BTC-USDT', 'BUY', 'LIMIT', 'GTC', 1, 100, status, status = 'NEW', 100,
                CASE status WHEN 'NEW' THEN 100 ELSE 0 END, 0, 0, 0, reason, reason, now(), now()
            FROM (VALUES ('open', 'NEW', NULL), ('closed', 'CANCELED', NULL), ('given-up', 'REJECTED', 'NEVER_ARRIVED'))
                AS o (name, status, reason)""";

    private final Database database = Database.shared();

    @Test
    void appliesEveryMigrationOnceHoweverManyProcessesTry() throws IOException {
        List<String> files = files();
        Pool one = database.freshDatabase("migrated");
        Pool two = database.pool("migrated");

        var first = new PostgresMigrations(database.vertx(), one).run();
        var second = new PostgresMigrations(database.vertx(), two).run();
        int applied = await(first) + await(second);
        int again = await(new PostgresMigrations(database.vertx(), one).run());

        assertThat(List.of(applied, again)).isEqualTo(List.of(files.size(), 0));
        assertThat(Database.ask(one, "SELECT file FROM schema_migrations ORDER BY file"))
                .isEqualTo(files);
        await(one.close());
        await(two.close());
    }

    @Test
    void findsOpenAndGivenUpOrdersOfAnOlderDatabaseWhoseProcessMayWriteNoMore() throws IOException {
        Pool pool = database.freshDatabase("older");
        Database.ask(
                pool, "CREATE TABLE schema_migrations (file text PRIMARY KEY, applied_at timestamptz DEFAULT now())");
        for (String file : files().subList(0, 11)) {
            await(pool.query(Files.readString(FOLDER.resolve(file))).execute());
            Database.ask(pool, "INSERT INTO schema_migrations (file) VALUES ('" + file + "')");
        }
        Database.ask(pool, "INSERT INTO accounts (account_id, sequence) VALUES ('older', 0)");
        Database.ask(pool, OLDER_ORDERS);
        Database.ask(pool, "INSERT INTO leases VALUES ('orders', 7, 'an older process', now() + interval '1 hour')");

        await(new PostgresMigrations(database.vertx(), pool).run());
        PostgresAccountReader reader = new PostgresAccountReader(pool);

        assertThat(await(reader.openOrders(Optional.empty(), 10)))
                .extracting(order -> order.clientOrderId().value())
                .containsExactly("open");
        assertThat(await(reader.givenUpOrders(Instant.now().minusSeconds(60), 10)))
                .extracting(order -> order.clientOrderId().value())
                .containsExactly("given-up");
        assertThat(Database.ask(pool, "SELECT token || ', over: ' || (expires_at < now()) FROM leases"))
                .as("lease of the older process")
                .containsExactly("8, over: true");
        await(pool.close());
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> folder = Files.list(FOLDER)) {
            return folder.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
