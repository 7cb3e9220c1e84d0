package io.cryptoflow.system;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Faults from outside of the product: a database that goes, a restart with many orders, a hundred clients at once. */
final class Storms {
    private static final int OPEN_ORDERS = 10_000;
    private static final int PLACERS = 8;
    private static final int RACERS = 100;
    private static final int AFFORDABLE = 10;
    private static final int DENIED = 422;
    private static final int CONFLICT = 409;
    private static final Duration LOAD = Duration.ofSeconds(3);
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final long RECONCILED_MILLIS = 10_000;
    private static final long PATIENCE_SECONDS = 180;
    private static final Pattern RECONCILED =
            Pattern.compile("orders reconciled with the venue open=(\\d+) doubtful=(\\d+) millis=(\\d+)");

    private Storms() {}

    /** Postgres is killed whenever it is back, for ten seconds. */
    static FaultRow databaseAway(Path folder, long seed, FaultTable table) throws Exception {
        try (FaultSession session = FaultSession.open(folder, seed, Map.of())) {
            Thread.sleep(LOAD.toMillis());
            int kills = keepAway(session.product());
            long begin = System.nanoTime();
            boolean isBack = Waiting.until(
                    RECOVERY.multipliedBy(3), () -> session.product().isReady());
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            if (!isBack || taken.compareTo(RECOVERY) > 0) {
                table.addTroubles("database away", List.of("not ready again after " + taken));
            }
            FourAccounts accounts = session.settle();
            table.addTroubles("database away", accounts.details());
            return new FaultRow("database killed for 10 s", kills, Optional.of(accounts.outcome()));
        }
    }

    private static int keepAway(RunningProduct product) throws Exception {
        int kills = 0;
        long end = System.nanoTime() + AWAY.toNanos();
        while (System.nanoTime() < end) {
            Optional<EmbeddedProcess> database = EmbeddedProcess.postmasterOf(product.runningServers());
            if (database.isPresent()) {
                database.get().kill();
                kills++;
            }
            Thread.sleep(200);
        }
        return kills;
    }

    /** A kill -9 with ten thousand open orders; ready again means compared with the venue. */
    static FaultRow restartWithOpenOrders(Path folder, long seed, FaultTable table) throws Exception {
        try (FaultSession session = FaultSession.idle(folder, seed)) {
            List<Callable<Trader>> placing = new ArrayList<>();
            for (int i = 0; i < PLACERS; i++) {
                Trader trader = new Trader("rest" + i, session.product().client(), seed + i, () -> false);
                placing.add(() -> trader.rest(OPEN_ORDERS / PLACERS));
            }
            List<Trader> traders = all(placing);
            session.product().kill();
            session.restart(Map.of());
            FourAccounts accounts = session.settle(traders);
            long millis = reconciledIn(session.product(), table);
            table.addTroubles("restart", accounts.details());
            return new FaultRow(
                    "killed with " + OPEN_ORDERS + " open, compared in " + millis + " ms",
                    1,
                    Optional.of(accounts.outcome()));
        }
    }

    private static long reconciledIn(RunningProduct product, FaultTable table) throws Exception {
        Matcher line = RECONCILED.matcher(product.output());
        boolean isFound = line.find();
        long millis = isFound ? Long.parseLong(line.group(3)) : Long.MAX_VALUE;
        if (!isFound || Integer.parseInt(line.group(1)) != OPEN_ORDERS || millis > RECONCILED_MILLIS) {
            table.addTroubles("restart", List.of("reconciled: " + (isFound ? line.group() : "never")));
        }
        boolean isConsistent = Waiting.until(
                RECOVERY, () -> product.client().read("/admin/reconciliation").getBoolean("consistent"));
        if (!isConsistent) {
            table.addTroubles(
                    "restart",
                    List.of(product.client().read("/admin/reconciliation").encode()));
        }
        return millis;
    }

    /** A hundred clients at once: for funds that are enough for ten, and under one client order id. */
    static void races(Path folder, FaultTable table) throws Exception {
        try (FaultSession session = FaultSession.idle(folder, 1)) {
            ProductClient client = session.product().client();
            List<ProductClient.Reply> same = race(n -> client.place(order("same", "0.005")));
            Set<String> ids = same.stream()
                    .map(reply -> reply.json().getString("orderId"))
                    .collect(Collectors.toSet());
            int changed = client.place(order("same", "0.006")).status();
            table.add(row("100 at once under one client order id", ids.size() - 1, 1));
            boolean isWell = same.stream().allMatch(reply -> reply.status() == 200 || reply.status() == 201);
            if (!isWell || changed != CONFLICT) {
                table.addTroubles("one client order id", List.of("answers " + same + ", changed " + changed));
            }
            client.cancel(ids.iterator().next());
            List<ProductClient.Reply> rich = race(n -> client.place(order("race-" + n, "10")));
            long taken = rich.stream().filter(reply -> reply.status() == 201).count();
            table.add(row("100 at once for the funds of 10", Math.max(0, taken - AFFORDABLE), taken));
            if (taken == 0 || rich.stream().anyMatch(reply -> reply.status() != 201 && reply.status() != DENIED)) {
                table.addTroubles("funds", List.of(rich.toString()));
            }
        }
    }

    private static FaultRow row(String fault, long doubled, long acknowledged) {
        int all = Math.toIntExact(acknowledged);
        return new FaultRow(fault, RACERS, Optional.of(new FaultRow.Outcome(all, all, 0, Math.toIntExact(doubled), 0)));
    }

    private static JsonObject order(String clientOrderId, String quantity) {
        return ProductClient.limitOrder(clientOrderId, "BUY", quantity, "1000").put("symbol", "BTC-USDT");
    }

    /** One of many that begin together. */
    @FunctionalInterface
    private interface Racer {
        ProductClient.Reply run(int number) throws Exception;
    }

    private static List<ProductClient.Reply> race(Racer racer) throws Exception {
        return all(IntStream.range(0, RACERS)
                .<Callable<ProductClient.Reply>>mapToObj(n -> () -> racer.run(n))
                .toList());
    }

    private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                done.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
