package io.cryptoflow.system;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short rehearsal: a venue that does everything wrong at once, under a product that dies at each of its kill points. */
class FaultProofIT {
    private static final long SEED = Long.getLong("faults.seed", 20_260_105);
    private static final String MISBEHAVING =
            Faults.OF_THE_VENUE.stream().map(fault -> fault + "=0.05").collect(Collectors.joining(","));
    private static final long LAST_LIFE_MILLIS = 3_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void losesDoublesAndLeavesNothing() throws Exception {
        FaultTable table = new FaultTable(SEED);
        Random dice = new Random(SEED);
        try (FaultSession session = FaultSession.open(folder, SEED, faults(Faults.KILL_POINTS.get(0), dice))) {
            session.awaitDeath();
            for (String point : Faults.KILL_POINTS.subList(1, Faults.KILL_POINTS.size())) {
                session.restart(faults(point, dice));
                session.awaitDeath();
            }
            session.restart(Map.of("VENUE", MISBEHAVING));
            Thread.sleep(LAST_LIFE_MILLIS);
            FourAccounts accounts = session.settle();
            for (String fault : Faults.all()) {
                table.add(FaultRow.counted(fault, session.injected(Faults.nameInJournal(fault))));
            }
            table.add(new FaultRow("all together", Faults.KILL_POINTS.size(), Optional.of(accounts.outcome())));
            table.addTroubles("all together", accounts.details());
            table.addTroubles("all together", session.sentTwice());
        }
        table.conclude();
    }

    private static Map<String, String> faults(String point, Random dice) {
        return Map.of("VENUE", MISBEHAVING, "KILLPOINT", point, "KILLAT", String.valueOf(Faults.passing(point, dice)));
    }
}
