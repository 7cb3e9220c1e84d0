package io.cryptoflow.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jol.info.GraphLayout;

/** The matching engine beside exchange-core: commands per second and bytes per resting order. */
final class MatchingBenchmark {
    private static final int RESTING = 100_000;
    private static final List<String> ENGINES = List.of("cryptoflow", "exchange-core");

    private MatchingBenchmark() {}

    static List<String> run() {
        Options options = new OptionsBuilder()
                .include(MatchingJmh.class.getName())
                .forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xms2g", "-Xmx2g")
                .build();
        try {
            List<String> lines = new ArrayList<>(speed(new Runner(options).run()));
            ENGINES.forEach(engine -> lines.add(footprint(engine)));
            return lines;
        } catch (RunnerException e) {
            throw new BenchFailure("matching: " + e.getMessage());
        }
    }

    private static List<String> speed(Collection<RunResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-16s %16s %16s %8s", "resting orders", ENGINES.get(0), ENGINES.get(1), "ratio"));
        results.stream()
                .map(result -> result.getParams().getParam("resting"))
                .distinct()
                .forEach(resting -> {
                    double ours = score(results, resting, ENGINES.get(0));
                    double theirs = score(results, resting, ENGINES.get(1));
                    lines.add(String.format(
                            Locale.ROOT, "%-16s %14.0f/s %14.0f/s %8.2f", resting, ours, theirs, ours / theirs));
                });
        return lines;
    }

    private static double score(Collection<RunResult> results, String resting, String engine) {
        return results.stream()
                .filter(result -> result.getParams().getParam("resting").equals(resting)
                        && result.getParams().getParam("tested").equals(engine))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow(() -> new BenchFailure("no result of " + engine + " with " + resting));
    }

    /** All that the book holds, levels and index included, for every order that rests. */
    private static String footprint(String engine) {
        MatchingStream stream = new MatchingStream(MatchingJmh.SEED, RESTING, 0);
        TestedBook book = MatchingJmh.open(engine);
        long empty = GraphLayout.parseInstance(book.root()).totalSize();
        book.play(stream, 0, stream.length());
        long full = GraphLayout.parseInstance(book.root()).totalSize();
        return String.format(
                Locale.ROOT,
                "%-16s %6.1f bytes per resting order, of %d",
                engine,
                (full - empty) / (double) book.restingOrders(),
                book.restingOrders());
    }
}
