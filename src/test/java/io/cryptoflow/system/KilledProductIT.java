package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 at random moments under load; then what clients were told, the database, the venue and the events must agree. */
class KilledProductIT {
    private static final long SEED = 20_260_105;
    private static final int TRADERS = 8;
    private static final int ROUNDS = 10;
    private static final int FEWEST_ROUNDS = 3;
    private static final Duration ROUNDS_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWERS_LIMIT = Duration.ofSeconds(200);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(20);
    private static final Map<String, String> START = Map.of("USDT", "100000", "BTC", "2", "ETH", "20");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void losesAndDoublesNoOrder() throws Exception {
        ProductSetup setup = ProductSetup.in(folder).with("HTTP_PORT", freePort());
        AtomicBoolean trading = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(TRADERS);
        RunningProduct product = RunningProduct.start(setup);
        try {
            List<Future<Trader>> working = new ArrayList<>();
            for (int i = 0; i < TRADERS; i++) {
                working.add(threads.submit(new Trader("t" + i, product.client(), SEED + i, trading::get)));
            }
            product = killAgainAndAgain(product, setup);
            trading.set(false);
            List<Trader> traders = new ArrayList<>();
            for (Future<Trader> trader : working) {
                traders.add(trader.get(ANSWERS_LIMIT.toSeconds(), TimeUnit.SECONDS));
            }
            compare(product, traders);
        } finally {
            trading.set(false);
            threads.shutdownNow();
            product.close();
        }
    }

    private static RunningProduct killAgainAndAgain(RunningProduct first, ProductSetup setup) throws Exception {
        Random random = new Random(SEED);
        long end = System.nanoTime() + ROUNDS_LIMIT.toNanos();
        RunningProduct product = first;
        for (int round = 1; round <= ROUNDS && (round <= FEWEST_ROUNDS || System.nanoTime() < end); round++) {
            Thread.sleep(200 + random.nextInt(1_500));
            product.kill();
            product = RunningProduct.start(setup);
        }
        return product;
    }

    private static void compare(RunningProduct product, List<Trader> traders) throws Exception {
        assertThat(traders).flatExtracting(trader -> trader.complaints).isEmpty();
        assertThat(traders.stream().mapToInt(trader -> trader.retries).sum()).isPositive();
        Map<String, String> told = new HashMap<>();
        traders.forEach(trader -> told.putAll(trader.placed));
        try (Database database = new Database(product)) {
            assertThat(Waiting.until(SETTLE_LIMIT, () -> undecided(database).isEmpty()))
                    .as("undecided: %s", undecided(database))
                    .isTrue();
            List<JsonObject> orders = database.ask("SELECT row_to_json(o) FROM orders o ORDER BY order_id");
            VenueJournal venue = VenueJournal.read(product);

            clientsAgree(told, traders, orders);
            venueAgrees(venue, orders);
            fillsAgree(venue, database);
            eventsAgree(database, orders);
            moneyAddsUp(database, product);
        }
    }

    private static List<JsonObject> undecided(Database database) throws Exception {
        return database.ask("SELECT row_to_json(o) FROM orders o"
                + " WHERE status IN ('PENDING_NEW', 'PENDING_CANCEL', 'UNKNOWN')");
    }

    private static void clientsAgree(Map<String, String> told, List<Trader> traders, List<JsonObject> orders) {
        Map<String, String> stored = new HashMap<>();
        orders.forEach(order -> stored.put(order.getString("client_order_id"), order.getString("order_id")));
        List<String> denied =
                traders.stream().flatMap(trader -> trader.denied.stream()).toList();
        assertThat(told.keySet()).isEqualTo(stored.keySet());
        assertThat(orders).hasSize(told.size());
        told.forEach((clientOrderId, id) -> {
            if (!denied.contains(clientOrderId)) {
                assertThat(stored.get(clientOrderId)).isEqualTo(id);
            }
        });
        assertThat(orders.stream()
                        .filter(order -> order.getString("status").equals("DENIED"))
                        .map(order -> order.getString("client_order_id")))
                .containsExactlyInAnyOrderElementsOf(denied);
        assertThat(orders.stream()
                        .filter(order -> order.getString("status").equals("CANCELED"))
                        .map(order -> order.getString("order_id")))
                .containsExactlyInAnyOrderElementsOf(traders.stream()
                        .flatMap(trader -> trader.canceled.stream())
                        .toList());
    }

    private static void venueAgrees(VenueJournal venue, List<JsonObject> orders) {
        assertThat(venue.taken).doesNotHaveDuplicates();
        Map<String, String> stored = orders.stream()
                .filter(order -> !order.getString("status").equals("DENIED"))
                .filter(order -> !"NEVER_ARRIVED".equals(order.getString("reason_code")))
                .collect(Collectors.toMap(order -> order.getString("order_id"), order -> order.getString("status")));
        assertThat(venue.status).isEqualTo(stored);
        assertThat(venue.taken).containsExactlyInAnyOrderElementsOf(stored.keySet());
    }

    private static void fillsAgree(VenueJournal venue, Database database) throws Exception {
        List<JsonObject> fills = database.ask("SELECT json_build_object('orderId', order_id, 'tradeId', trade_id,"
                + " 'lastPrice', last_price::text, 'lastQuantity', last_quantity::text,"
                + " 'commission', commission::text) FROM fills");
        assertThat(fills).isNotEmpty();
        assertThat(fills.stream().map(VenueJournal::execution)).containsExactlyInAnyOrderElementsOf(venue.trades);
    }

    private static void eventsAgree(Database database, List<JsonObject> orders) throws Exception {
        List<JsonObject> events = database.ask(
                "SELECT json_build_object('sequence', sequence, 'content', content) FROM account_events ORDER BY sequence");
        assertThat(events.stream().map(event -> event.getLong("sequence")))
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(database.ask("SELECT json_build_object('sequence', sequence) FROM accounts"))
                .isEqualTo(List.of(new JsonObject().put("sequence", events.size())));
        Map<String, String> last = new HashMap<>();
        events.stream()
                .map(event -> event.getJsonObject("content").getJsonObject("order"))
                .flatMap(Stream::ofNullable)
                .forEach(order -> last.put(order.getString("orderId"), order.getString("status")));
        assertThat(last)
                .isEqualTo(orders.stream()
                        .collect(Collectors.toMap(
                                order -> order.getString("order_id"), order -> order.getString("status"))));
    }

    private static void moneyAddsUp(Database database, RunningProduct product) throws Exception {
        AccountSnapshot account = AccountSnapshot.withoutOrderEvents(product);
        account.addsUpFrom(START);
        assertThat(Money.sum(
                        database.ask(
                                "SELECT json_build_object('asset', asset, 'total', (free + locked)::text) FROM balances"),
                        "asset",
                        "total"))
                .isEqualTo(Money.sum(account.balances(), "asset", "total"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
