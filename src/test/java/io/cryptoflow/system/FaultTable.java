package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;

/** What a rehearsal prints: fault, times injected, orders, acknowledged, lost, doubled, stuck. */
final class FaultTable {
    private static final String LINE = "| %-42s | %8s | %7s | %12s | %4s | %7s | %5s |%n";

    private final long seed;
    private final List<FaultRow> rows = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    FaultTable(long seed) {
        this.seed = seed;
    }

    void add(FaultRow row) {
        rows.add(row);
    }

    void addTroubles(String run, List<String> found) {
        found.forEach(trouble -> troubles.add(run + ": " + trouble));
    }

    /** Prints the table and fails unless every fault happened and nothing was lost, doubled or stuck. */
    void conclude() {
        print(System.out);
        SoftAssertions all = new SoftAssertions();
        rows.forEach(row -> all.assertThat(row.isProof())
                .as("%s, reproduce with -Dfaults.seed=%s", row, seed)
                .isTrue());
        all.assertThat(troubles)
                .as("the four accounts agree, reproduce with -Dfaults.seed=%s", seed)
                .isEmpty();
        all.assertAll();
        assertThat(rows).isNotEmpty();
    }

    private void print(PrintStream out) {
        out.printf(Locale.ROOT, "Faults rehearsed with seed %d%n", seed);
        out.printf(LINE, "fault", "injected", "orders", "acknowledged", "lost", "doubled", "stuck");
        out.printf(LINE, "---", "---", "---", "---", "---", "---", "---");
        rows.forEach(row -> row.outcome()
                .ifPresentOrElse(
                        o -> out.printf(
                                LINE,
                                row.fault(),
                                row.injected(),
                                o.orders(),
                                o.acknowledged(),
                                o.lost(),
                                o.doubled(),
                                o.stuck()),
                        () -> out.printf(LINE, row.fault(), row.injected(), "", "", "", "", "")));
        troubles.forEach(out::println);
    }
}
