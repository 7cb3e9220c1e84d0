package io.cryptoflow.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long rehearsal: every fault on its own, several times, each with a comparison of its own. */
@Tag("faults")
class LongFaultProofIT {
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() % 1_000_000);
    private static final String PROBABILITY = "0.15";
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(30);
    private static final int ENOUGH = 20;
    private static final int DEATHS = 2;
    private static final int RANDOM_KILLS = 6;

    @TempDir
    private Path folder = Path.of("");

    private final FaultTable table = new FaultTable(SEED);
    private final Random dice = new Random(SEED);

    @Test
    void losesDoublesAndLeavesNothing() throws Exception {
        for (String fault : Faults.OF_THE_VENUE) {
            misbehave(fault);
        }
        for (String point : Faults.KILL_POINTS) {
            dieAt(point);
        }
        killAtRandom();
        table.add(Storms.databaseAway(folder.resolve("database"), SEED, table));
        table.add(Storms.restartWithOpenOrders(folder.resolve("restart"), SEED, table));
        table.add(SafetyStorms.killSwitch(folder.resolve("kill-switch"), SEED, table));
        table.add(SafetyStorms.deadMansSwitch(folder.resolve("dead-man"), SEED, table));
        Storms.races(folder.resolve("races"), table);
        table.conclude();
    }

    private void misbehave(String fault) throws Exception {
        try (FaultSession session =
                FaultSession.open(folder.resolve(fault), SEED, Map.of("VENUE", fault + "=" + PROBABILITY))) {
            Waiting.until(LONGEST_LOAD, () -> session.injected(Faults.nameInJournal(fault)) >= ENOUGH);
            conclude("venue: " + fault, session.injected(Faults.nameInJournal(fault)), session);
        }
    }

    private void dieAt(String point) throws Exception {
        try (FaultSession session = FaultSession.open(folder.resolve(point), SEED, killAt(point))) {
            session.awaitDeath();
            for (int death = 2; death <= DEATHS; death++) {
                session.restart(killAt(point));
                session.awaitDeath();
            }
            session.restart(Map.of());
            conclude("killed: " + point, session.injected(Faults.nameInJournal(point)), session);
        }
    }

    private Map<String, String> killAt(String point) {
        return Map.of("KILLPOINT", point, "KILLAT", String.valueOf(Faults.passing(point, dice)));
    }

    private void killAtRandom() throws Exception {
        try (FaultSession session = FaultSession.open(folder.resolve("random"), SEED, Map.of())) {
            for (int kill = 0; kill < RANDOM_KILLS; kill++) {
                Thread.sleep(dice.nextInt(1_500));
                session.product().kill();
                session.restart(Map.of());
            }
            conclude("killed: at random moments", RANDOM_KILLS, session);
        }
    }

    private void conclude(String fault, long injected, FaultSession session) throws Exception {
        FourAccounts accounts = session.settle();
        table.add(new FaultRow(fault, injected, Optional.of(accounts.outcome())));
        table.addTroubles(fault, accounts.details());
        table.addTroubles(fault, session.sentTwice());
    }
}
