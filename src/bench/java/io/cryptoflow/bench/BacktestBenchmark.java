package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How fast backtests are, and how much slower orders get while every core is busy with them. */
final class BacktestBenchmark {
    private static final String CANDLES = "shared/data/market/binance-spot-2024/candles-1h";
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP_SECONDS = 30;
    private static final int WARM_UPS = 3;
    private static final int MEASURED_SECONDS = 10;
    private static final int ROUNDS = 5;
    private static final double PART_OF_FULL_LOAD = 0.5;
    private static final String BLOCKED = "has been blocked";

    private final Vertx vertx;
    private final Series quiet = new Series("order p99, no backtests", "%.2f ms");
    private final Series busy = new Series("order p99, every core busy backtesting", "%.2f ms");
    private final Series factor = new Series("factor", "%.2f");
    private final Series use = new Series("CPU of the product while backtesting", "%.2f cores");

    BacktestBenchmark(Vertx vertx) {
        this.vertx = vertx;
    }

    List<String> run(Path folder) {
        Optional<Path> candles = find();
        if (candles.isEmpty()) {
            return List.of("SKIPPED: no " + CANDLES + " in any folder above the working directory");
        }
        List<String> lines = new ArrayList<>(new BacktestSpeed(vertx, candles.get()).run());
        lines.add("");
        lines.addAll(besideOrders(folder, candles.get()));
        return lines;
    }

    private static Optional<Path> find() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(CANDLES))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private List<String> besideOrders(Path folder, Path candles) {
        // Nothing but orders and backtests is measured, so the venue is not compared with meanwhile.
        Map<String, String> settings = Map.of(
                "CRYPTOFLOW_PAPER_INITIAL_BALANCES",
                "USDT=1000000000,BTC=2,ETH=20",
                "CRYPTOFLOW_ORDERS_COMPARE_INTERVAL",
                "1h",
                "CRYPTOFLOW_BACKTESTS_FOLDER",
                candles.toString());
        try (Product product = Product.start(folder.resolve("backtests"), settings)) {
            OrderLoad load = new OrderLoad(vertx, product);
            Progress.show("warm-up");
            for (int i = 0; i < WARM_UPS; i++) {
                load.run(CONNECTIONS, WARM_UP_SECONDS);
            }
            double rate =
                    PART_OF_FULL_LOAD * load.run(CONNECTIONS, MEASURED_SECONDS).perSecond();
            // A round that does not count, in which the compiler works for the backtests.
            measure(product, load, rate);
            int played = 0;
            for (int i = 0; i < ROUNDS; i++) {
                Round round = measure(product, load, rate);
                quiet.add(round.alone());
                busy.add(round.beside());
                factor.add(round.beside() / round.alone());
                use.add(round.cores());
                played += round.played();
                Progress.show(quiet.last() + ", " + busy.last() + ", " + factor.last());
            }
            List<String> lines = new ArrayList<>();
            lines.add(Series.header(
                    String.format(Locale.ROOT, "%.0f orders/s, half of full load, %d s", rate, MEASURED_SECONDS)));
            List.of(quiet, busy, factor, use).forEach(series -> lines.add(series.line()));
            lines.add("backtests played meanwhile: " + played + ", event loops reported as blocked: "
                    + product.countLines(BLOCKED));
            return lines;
        }
    }

    /** The p99 of orders alone and beside backtests, the cores that these took, and how many were done. */
    private record Round(double alone, double beside, double cores, int played) {}

    private static Round measure(Product product, OrderLoad load, double rate) {
        double alone = load.runAt(rate, CONNECTIONS, MEASURED_SECONDS).p99Millis();
        try (BacktestFeeder feeder = BacktestFeeder.start(product)) {
            Waiting.pause(2_000);
            int before = feeder.done();
            double cpu = product.cpuSeconds();
            double beside = load.runAt(rate, CONNECTIONS, MEASURED_SECONDS).p99Millis();
            double cores = (product.cpuSeconds() - cpu) / MEASURED_SECONDS;
            return new Round(alone, beside, cores, feeder.done() - before);
        }
    }
}
