package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Orders a second through one gateway and through two, beside one order process and beside two, and in a single process. */
final class ScaleBenchmark {
    private static final int CLIENTS = 64;
    private static final int[] WARM_UP_CLIENTS = {4, CLIENTS, CLIENTS};
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 8;
    private static final int ROUNDS = 3;

    private final Vertx vertx;

    ScaleBenchmark(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A way that orders take, and what was measured of it. */
    private record Way(OrderLoad load, Series rate, Series p50, Series p99) {
        Way(String name, OrderLoad load) {
            this(
                    load,
                    new Series(name, "%.0f orders/s"),
                    new Series("  p50", "%.1f ms"),
                    new Series("  p99", "%.1f ms"));
        }

        /** Few clients first: while five cold processes share the machine, calls between them would not be answered in time. */
        void warmUp() {
            for (int clients : WARM_UP_CLIENTS) {
                Progress.show("warm-up: %.0f orders/s"
                        .formatted(load.run(clients, WARM_UP_SECONDS).perSecond()));
            }
        }

        void measure() {
            Throughput done = load.run(CLIENTS, SECONDS);
            rate.add(done.perSecond());
            p50.add(done.p50Millis());
            p99.add(done.p99Millis());
            Progress.show(rate.last());
        }

        List<String> lines() {
            return List.of(rate.line(), p50.line(), p99.line());
        }
    }

    List<String> run(Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add(Series.header("limit orders, %d connections, %d s".formatted(CLIENTS, SECONDS)));
        Way single;
        try (Product product = Product.start(folder.resolve("single"), ScaleInstallation.SETTINGS)) {
            single = new Way("1 process with every role", new OrderLoad(vertx, product));
            single.warmUp();
            measure(List.of(single));
        }
        try (ScaleInstallation roles = ScaleInstallation.start(folder.resolve("roles"))) {
            Way one = new Way("1 gateway, 1 order process", roles.load(vertx, 1));
            Way two = new Way("2 gateways, 1 order process", roles.load(vertx, 2));
            two.warmUp();
            measure(List.of(one, two));
            roles.addOrderProcess();
            Way oneOfTwo = new Way("1 gateway, 2 order processes", roles.load(vertx, 1));
            Way twoOfTwo = new Way("2 gateways, 2 order processes", roles.load(vertx, 2));
            measure(List.of(oneOfTwo, twoOfTwo));
            List.of(single, one, two, oneOfTwo, twoOfTwo).forEach(way -> lines.addAll(way.lines()));
            lines.add(ratio("2 gateways / 1", two, one));
            lines.add(ratio("2 order processes / 1", twoOfTwo, two));
            lines.add(ratio("roles apart / together", one, single));
        }
        return lines;
    }

    private static void measure(List<Way> ways) {
        for (int round = 0; round < ROUNDS; round++) {
            ways.forEach(Way::measure);
        }
    }

    private static String ratio(String name, Way over, Way under) {
        return "%-44s %s"
                .formatted(
                        name,
                        String.format(
                                Locale.ROOT,
                                "%.2f",
                                over.rate().median() / under.rate().median()));
    }
}
