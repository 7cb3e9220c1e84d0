package io.cryptoflow.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short rehearsal: a venue that does everything wrong at once, under a product that dies at each of its kill points. */
class FaultProofIT {
    private static final long SEED = Long.getLong("faults.seed", 20_260_105);
    private static final String PROBABILITY = "0.04";
    private static final long QUIET_MILLIS = 3_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void losesDoublesAndLeavesNothing() throws Exception {
        FaultTable table = new FaultTable(SEED);
        Random dice = new Random(SEED);
        String venueFaults = Faults.OF_THE_VENUE.stream()
                .map(fault -> fault + "=" + PROBABILITY)
                .collect(Collectors.joining(","));
        List<String> points = Faults.KILL_POINTS;
        try (FaultSession session = FaultSession.open(folder, SEED, Map.of("VENUE", venueFaults))) {
            Thread.sleep(QUIET_MILLIS);
            session.product().kill();
            for (String point : points) {
                session.restart(Map.of(
                        "VENUE", venueFaults,
                        "KILLPOINT", point,
                        "KILLAT", String.valueOf(Faults.passing(point, dice))));
                session.awaitDeath();
            }
            session.restart(Map.of("VENUE", venueFaults));
            Thread.sleep(QUIET_MILLIS);
            FourAccounts accounts = session.settle();
            for (String fault : Faults.all()) {
                table.add(FaultRow.counted(fault, session.injected(Faults.nameInJournal(fault))));
            }
            table.add(new FaultRow("all together", 1 + points.size(), Optional.of(accounts.outcome())));
            table.addTroubles("all together", accounts.details());
            table.addTroubles("all together", session.sentTwice());
        }
        table.conclude();
    }
}
