package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Orders over HTTP beside the same rows committed one order per transaction on the same Postgres, in turns. */
final class OrderBenchmark {
    static final int CLIENTS = 64;

    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 12;
    private static final int HTTP_SECONDS = 15;
    private static final int POSTGRES_SECONDS = 5;
    private static final int CLIENT_WARM_UP_SECONDS = 2;
    private static final long END_OF_BACKENDS_MILLIS = 300;
    private static final long SELF = ProcessHandle.current().pid();

    private final Vertx vertx;
    private final Series orders = new Series("HTTP orders", "%.0f /s");
    private final Series p50 = new Series("HTTP p50", "%.1f ms");
    private final Series p99 = new Series("HTTP p99", "%.1f ms");
    private final Series productCpu = new Series("CPU of the product per order", "%.3f ms");
    private final Series postgresCpu = new Series("CPU of Postgres per order", "%.3f ms");
    private final Series driverCpu = new Series("CPU of the load driver", "%.2f cores");
    private final List<Rival> rivals = new ArrayList<>();
    private Optional<String> pgbenchVersion = Optional.empty();
    private String postgres = "";

    /** Another way to commit the same rows. */
    private record Rival(Series rate, Series cpu, Series ratio, Supplier<Double> measurement) {
        Rival(String name, Accounts accounts, Supplier<Double> measurement) {
            this(
                    new Series(name + ", " + accounts.label(), "%.0f /s"),
                    new Series("  CPU per order, all processes", "%.3f ms"),
                    new Series("HTTP orders / " + name + ", " + accounts.label(), "%.2f"),
                    measurement);
        }

        void compare(Product product, double ordersPerSecond) {
            double cpuBefore = cpuOfAll(product);
            double perSecond = measurement.get();
            Waiting.pause(END_OF_BACKENDS_MILLIS);
            rate.add(perSecond);
            cpu.add((cpuOfAll(product) - cpuBefore) * 1_000 / (perSecond * POSTGRES_SECONDS));
            ratio.add(ordersPerSecond / perSecond);
            Progress.show(rate.last());
        }

        /** Postgres' and ours, in which those of a pgbench that ended are counted; what the idle product takes is not. */
        private static double cpuOfAll(Product product) {
            return product.postgresCpuSeconds() + ProcessUse.cpuSeconds(SELF);
        }
    }

    OrderBenchmark(Vertx vertx) {
        this.vertx = vertx;
    }

    void run(Path folder) {
        Map<String, String> settings = Map.of("CRYPTOFLOW_PAPER_INITIAL_BALANCES", "USDT=1000000000,BTC=2,ETH=20");
        try (Product product = Product.start(folder.resolve("orders"), settings)) {
            OrderLoad load = new OrderLoad(vertx, product);
            Progress.show("warm-up");
            load.run(CLIENTS, WARM_UP_SECONDS);
            ScratchTables tables = ScratchTables.create(vertx, product, CLIENTS);
            postgres = tables.conditions(vertx);
            addRivals(tables);
            for (int round = 0; round < ROUNDS; round++) {
                double ordersPerSecond = placeOrders(product, load);
                rivals.forEach(rival -> rival.compare(product, ordersPerSecond));
            }
        }
    }

    private void addRivals(ScratchTables tables) {
        Optional<Pgbench> pgbench = Pgbench.find(tables);
        pgbenchVersion = pgbench.map(Pgbench::version);
        ClientWriters writers = new ClientWriters(vertx, tables);
        writers.run(Accounts.SPREAD, CLIENTS, CLIENT_WARM_UP_SECONDS);
        for (Accounts accounts : Accounts.values()) {
            pgbench.map(program ->
                            new Rival("pgbench", accounts, () -> program.run(accounts, CLIENTS, POSTGRES_SECONDS)))
                    .ifPresent(rivals::add);
            rivals.add(new Rival("pg-client loop", accounts, () -> writers.run(accounts, CLIENTS, POSTGRES_SECONDS)
                    .perSecond()));
        }
    }

    private double placeOrders(Product product, OrderLoad load) {
        double productBefore = product.cpuSeconds();
        double postgresBefore = product.postgresCpuSeconds();
        double driverBefore = ProcessUse.cpuSeconds(SELF);
        Throughput done = load.run(CLIENTS, HTTP_SECONDS);
        orders.add(done.perSecond());
        p50.add(done.p50Millis());
        p99.add(done.p99Millis());
        productCpu.add((product.cpuSeconds() - productBefore) * 1_000 / done.count());
        postgresCpu.add((product.postgresCpuSeconds() - postgresBefore) * 1_000 / done.count());
        driverCpu.add((ProcessUse.cpuSeconds(SELF) - driverBefore) / done.seconds());
        Progress.show(orders.last());
        return done.perSecond();
    }

    List<String> ratios() {
        List<String> lines = new ArrayList<>();
        lines.add(Series.header("ratio"));
        rivals.forEach(rival -> lines.add(rival.ratio().line()));
        if (pgbenchVersion.isEmpty()) {
            lines.add("pgbench is not installed: nothing is compared with it");
        }
        return lines;
    }

    List<String> figures() {
        List<String> lines = new ArrayList<>();
        lines.add(Series.header("orders, " + CLIENTS + " connections, " + HTTP_SECONDS + " s"));
        List.of(orders, p50, p99, productCpu, postgresCpu, driverCpu).forEach(series -> lines.add(series.line()));
        lines.add(Series.header("one transaction per order, " + CLIENTS + " writers, " + POSTGRES_SECONDS + " s"));
        rivals.forEach(
                rival -> lines.addAll(List.of(rival.rate().line(), rival.cpu().line())));
        return lines;
    }

    List<String> conditions() {
        return List.of(
                "Postgres  " + postgres,
                "pgbench   " + pgbenchVersion.orElse("not installed"),
                "rounds    " + ROUNDS + ", every line measured once in each");
    }
}
