package io.cryptoflow.system;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The controls that must hold when nothing else does: the kill switch under load, the dead man's switch over a death. */
final class SafetyStorms {
    private static final int OPEN_ORDERS = 500;
    private static final int ARMED_SECONDS = 3;
    private static final Duration DENIED_WITHIN = Duration.ofMillis(100);
    private static final Duration PROBED = Duration.ofSeconds(2);
    private static final Duration CANCELED_WITHIN = Duration.ofSeconds(5);

    private SafetyStorms() {}

    /** Under load, with 500 open orders: new ones are denied at once, and soon none is open at the venue. */
    static FaultRow killSwitch(Path folder, long seed, FaultTable table) throws Exception {
        try (FaultSession session = FaultSession.open(folder, seed, Map.of())) {
            Trader resting = new Trader("rest", session.product().client(), seed, () -> false).rest(OPEN_ORDERS);
            ProductClient client = session.product().client();
            ProductClient.Reply engaged =
                    client.post("/admin/kill-switch", new JsonObject().put("reason", "rehearsal"));
            long begin = System.nanoTime();
            Trader probe = new Trader("probe", client, seed, () -> false);
            int late = probe(probe, begin);
            boolean isEmpty = Waiting.until(CANCELED_WITHIN, () -> openAtVenue(session.product()) == 0);
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            FourAccounts accounts = session.settleWith(List.of(resting, probe));
            table.addTroubles("kill switch", accounts.details());
            if (engaged.status() != 202 || late > 0 || !isEmpty || taken.compareTo(CANCELED_WITHIN) > 0) {
                table.addTroubles(
                        "kill switch",
                        List.of(engaged + ", orders taken too late " + late + ", none open after " + taken));
            }
            return new FaultRow("kill switch under load, 500 open", 1, Optional.of(accounts.outcome()));
        }
    }

    /** How many orders were taken though they were sent too long after the kill switch answered. */
    private static int probe(Trader probe, long begin) throws Exception {
        int late = 0;
        for (int number = 1; System.nanoTime() - begin < PROBED.toNanos(); number++) {
            boolean mustBeDenied = System.nanoTime() - begin > DENIED_WITHIN.toNanos();
            int before = probe.denied.size();
            probe.placeOne(number);
            late += mustBeDenied && probe.denied.size() == before ? 1 : 0;
        }
        return late;
    }

    /** Client and gateway die; whoever starts the gateway again finds the orders canceled. */
    static FaultRow deadMansSwitch(Path folder, long seed, FaultTable table) throws Exception {
        try (FaultSession session = FaultSession.idle(folder, seed)) {
            Trader resting = new Trader("rest", session.product().client(), seed, () -> false).rest(OPEN_ORDERS / 10);
            ProductClient.Reply armed =
                    session.product().client().post("/dead-man-switch", new JsonObject().put("seconds", ARMED_SECONDS));
            session.product().kill();
            Thread.sleep(Duration.ofSeconds(ARMED_SECONDS).toMillis());
            session.restart(Map.of());
            boolean isEmpty = Waiting.until(CANCELED_WITHIN, () -> openAtVenue(session.product()) == 0);
            FourAccounts accounts = session.settle(List.of(resting));
            table.addTroubles("dead man's switch", accounts.details());
            if (armed.status() != 200 || !isEmpty) {
                table.addTroubles(
                        "dead man's switch", List.of(armed + ", still open " + openAtVenue(session.product())));
            }
            return new FaultRow("dead man's switch, gateway killed", 1, Optional.of(accounts.outcome()));
        }
    }

    private static long openAtVenue(RunningProduct product) throws IOException {
        return VenueJournal.read(product).status.values().stream()
                .filter(status -> status.equals("NEW") || status.equals("PARTIALLY_FILLED"))
                .count();
    }
}
