package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures what its argument names, one of those that {@link #PARTS} lists. Ends with 1 when anything failed. */
public final class Benchmark {
    private static final String PARTS =
            "load, half, history, start, matching, streams, backtest, tickers, wire, scale, language, console or knowledge";

    private static final Path FOLDER = Path.of("target/bench");
    private static final int EVENT_LOOPS = 2;
    private static final int TICKER_SECONDS = 5;
    private static final int WIRE_SECONDS = 4;

    private Benchmark() {}

    /** Runs in the project's folder, after the jar was built. */
    public static void main(String[] args) throws IOException {
        String what = args.length == 1 ? args[0] : "";
        delete(FOLDER);
        Files.createDirectories(FOLDER);
        List<String> report =
                switch (what) {
                    case "load" -> load();
                    case "half" -> withVertx(vertx -> new HistoryBenchmark(vertx).few(FOLDER));
                    case "history" -> withVertx(vertx -> new HistoryBenchmark(vertx).run(FOLDER));
                    case "start" -> start();
                    case "matching" -> matching();
                    case "streams" -> withVertx(vertx -> new FanOutBenchmark(vertx).run());
                    case "backtest" -> withVertx(vertx -> new BacktestBenchmark(vertx).run(FOLDER));
                    case "tickers" -> withVertx(vertx -> new TickerBenchmark(vertx, TICKER_SECONDS).run());
                    case "wire" -> withVertx(vertx -> new WireBenchmark(vertx, WIRE_SECONDS).run());
                    case "scale" -> withVertx(vertx -> new ScaleBenchmark(vertx).run(FOLDER));
                    case "language" -> language();
                    case "console" -> withVertx(vertx -> new ConsoleBenchmark(vertx).run(FOLDER));
                    case "knowledge" -> withVertx(vertx -> new KnowledgeBenchmark(vertx).run(FOLDER));
                    default -> throw new BenchFailure("expected -Dbench=" + PARTS + ", was " + what);
                };
        report.forEach(System.out::println);
    }

    private static List<String> load() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        OrderBenchmark orders = new OrderBenchmark(vertx);
        StreamBenchmark streams = new StreamBenchmark(vertx);
        try {
            orders.run(FOLDER);
            streams.run(FOLDER);
        } finally {
            Waiting.result(vertx.close());
        }
        List<String> lines = new ArrayList<>();
        append(lines, orders.ratios());
        append(lines, orders.figures());
        append(lines, streams.lines());
        lines.addAll(orders.conditions());
        lines.addAll(machine());
        return lines;
    }

    private static List<String> withVertx(Function<Vertx, List<String>> part) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        try {
            List<String> lines = new ArrayList<>();
            append(lines, part.apply(vertx));
            lines.addAll(machine());
            return lines;
        } finally {
            Waiting.result(vertx.close());
        }
    }

    private static List<String> start() {
        StartBenchmark start = new StartBenchmark();
        start.run(FOLDER);
        List<String> lines = new ArrayList<>();
        append(lines, start.lines());
        lines.addAll(machine());
        return lines;
    }

    private static List<String> matching() {
        List<String> lines = new ArrayList<>();
        append(lines, MatchingBenchmark.run());
        lines.addAll(machine());
        return lines;
    }

    private static List<String> language() throws IOException {
        List<String> lines = new ArrayList<>();
        append(lines, LanguageBenchmark.run());
        lines.addAll(machine());
        return lines;
    }

    private static void append(List<String> lines, List<String> part) {
        lines.addAll(part);
        lines.add("");
    }

    private static List<String> machine() {
        Runtime.Version java = Runtime.version();
        return List.of(
                "machine   " + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name")
                        + " " + System.getProperty("os.arch") + ", Java " + java,
                "measured  " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
