package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times of placing orders at half of what the product takes at most, with few orders stored and with ten million. */
final class HistoryBenchmark {
    private static final int CLIENTS = 64;
    private static final int WARM_UPS = 3;
    private static final int WARM_UP_SECONDS = 30;
    private static final int FULL_SECONDS = 10;
    private static final int HALF_SECONDS = 10;
    private static final int ROUNDS = 4;
    private static final long STORED = 10_000_000;
    private static final long PORTION = 250_000;
    private static final String COUNT = "SELECT count(*) FROM orders";

    /** What the warm-up stored is forgotten but for ten thousand; the product has it in memory all the same. */
    private static final String FORGET = "DELETE FROM orders WHERE order_id NOT IN"
            + " (SELECT order_id FROM orders ORDER BY order_id DESC LIMIT 10000)";

    private static final String FORGET_OPEN =
            "DELETE FROM open_orders WHERE order_id NOT IN (SELECT order_id FROM orders)";

    /** Closed orders, half of them of the account that is measured, the others of a thousand accounts. */
    private static final String STORE =
            """
            INSERT INTO orders (order_id, account_id, client_order_id, symbol, side, order_type, time_in_force, quantity,
                limit_price, status, is_open, worst_price, held, cumulative_quantity, cumulative_notional, commission,
                placed_at, updated_at, key_id)
            SELECT lpad(to_hex(n), 32, '0')::uuid, CASE n % 2 WHEN 0 THEN 'paper' ELSE 'history-' || n % 1000 END,
                'history-' || n, 'BTC-USDT', 'BUY', 'LIMIT', 'GTC', 0.01, 1000, 'FILLED', false, 1000, 0, 0.01, 10, 0,
                now(), now(), '0123456789abcdef'
            FROM generate_series({first}, {last}) n""";

    private final Vertx vertx;

    HistoryBenchmark(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Half load with few orders stored, and with ten million. */
    List<String> run(Path folder) {
        return run(folder, true);
    }

    /** Half load alone, behind what the warm-up stored. */
    List<String> few(Path folder) {
        return run(folder, false);
    }

    private List<String> run(Path folder, boolean withMany) {
        // Nothing but orders is measured, so the venue is not compared with meanwhile.
        Map<String, String> settings = Map.of(
                "CRYPTOFLOW_PAPER_INITIAL_BALANCES",
                "USDT=1000000000,BTC=2,ETH=20",
                "CRYPTOFLOW_ORDERS_COMPARE_INTERVAL",
                "1h");
        try (Product product = Product.start(folder.resolve("history"), settings)) {
            OrderLoad load = new OrderLoad(vertx, product);
            for (int i = 0; i < WARM_UPS; i++) {
                Progress.show("warm-up: %.0f orders/s"
                        .formatted(load.run(CLIENTS, WARM_UP_SECONDS).perSecond()));
            }
            double most = load.run(CLIENTS, FULL_SECONDS).perSecond();
            PgConnection postgres = connect(product);
            if (withMany) {
                forget(postgres);
            }
            long begun = count(postgres);
            Stage few = measure("few", load, most / 2, postgres);
            List<String> lines = lines(most, begun, few);
            if (withMany) {
                store(postgres);
                append(lines, few, measure("many", load, most / 2, postgres));
            }
            Waiting.result(postgres.close());
            return lines;
        }
    }

    /** Times with so many orders stored at the end. */
    private record Stage(long stored, Series rate, Series p50, Series p99) {
        List<Series> series() {
            return List.of(rate, p50, p99);
        }
    }

    private static Stage measure(String name, OrderLoad load, double perSecond, PgConnection postgres) {
        Series rate = new Series(name + " stored: HTTP orders at half load", "%.0f /s");
        Series p50 = new Series(name + " stored: HTTP p50", "%.1f ms");
        Series p99 = new Series(name + " stored: HTTP p99", "%.1f ms");
        // What was stored or deleted at once is behind Postgres before it counts.
        load.runAt(perSecond, CLIENTS, HALF_SECONDS);
        for (int round = 0; round < ROUNDS; round++) {
            Throughput done = load.runAt(perSecond, CLIENTS, HALF_SECONDS);
            rate.add(done.perSecond());
            p50.add(done.p50Millis());
            p99.add(done.p99Millis());
            Progress.show(p99.last());
        }
        return new Stage(count(postgres), rate, p50, p99);
    }

    private static void forget(PgConnection postgres) {
        Waiting.result(postgres.query(FORGET).execute());
        Waiting.result(postgres.query(FORGET_OPEN).execute());
        Waiting.result(postgres.query("VACUUM ANALYZE orders, open_orders").execute());
        Waiting.result(postgres.query("CHECKPOINT").execute());
    }

    private static long count(PgConnection postgres) {
        return Waiting.result(postgres.query(COUNT).execute()).iterator().next().getLong(0);
    }

    private static void store(PgConnection postgres) {
        Waiting.result(postgres.query("INSERT INTO accounts (account_id, sequence)"
                        + " SELECT 'history-' || n, 0 FROM generate_series(0, 999) n")
                .execute());
        for (long first = 1; first <= STORED; first += PORTION) {
            String portion = STORE.replace("{first}", String.valueOf(first))
                    .replace("{last}", String.valueOf(first + PORTION - 1));
            Waiting.result(postgres.query(portion).execute());
            Progress.show("stored " + (first + PORTION - 1));
        }
        Waiting.result(postgres.query("VACUUM ANALYZE orders").execute());
        Waiting.result(postgres.query("CHECKPOINT").execute());
    }

    private static List<String> lines(double most, long begun, Stage few) {
        List<String> lines = new ArrayList<>();
        lines.add(Series.header(
                "orders at half of %.0f /s, %d connections, %d s".formatted(most, CLIENTS, HALF_SECONDS)));
        lines.add("few   " + begun + " orders stored before, " + few.stored() + " behind it");
        few.series().forEach(series -> lines.add(series.line()));
        return lines;
    }

    private static void append(List<String> lines, Stage few, Stage many) {
        lines.add("many  " + many.stored() + " orders stored behind it");
        many.series().forEach(series -> lines.add(series.line()));
        lines.add("p50 many / few  " + ratio(many.p50(), few.p50()));
        lines.add("p99 many / few  " + ratio(many.p99(), few.p99()));
    }

    private static String ratio(Series many, Series few) {
        return String.format(Locale.ROOT, "%.2f", many.median() / few.median());
    }

    private PgConnection connect(Product product) {
        return Waiting.result(PgConnection.connect(
                vertx,
                new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(product.postgresPort())
                        .setUser("postgres")
                        .setPassword(product.postgresPassword())
                        .setDatabase("postgres")));
    }
}
