package io.cryptoflow.infrastructure.faults;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Decorates the ports with the faults of a plan; what the plan does not touch stays as it is. */
public final class FaultRehearsal {
    private static final int KILLED = 137;

    private final FaultPlan plan;
    private final Vertx vertx;
    private final FaultJournal journal;
    private final KillCount kills;

    private FaultRehearsal(FaultPlan plan, Vertx vertx, FaultJournal journal, Runnable halt) {
        this.plan = plan;
        this.vertx = vertx;
        this.journal = journal;
        this.kills = new KillCount(plan, journal, halt);
    }

    /**
     * Prepares the rehearsal. Blocks.
     *
     * @param file gets a line for every fault that is injected
     */
    public static FaultRehearsal open(FaultPlan plan, Vertx vertx, Path file) throws IOException {
        return open(plan, vertx, file, () -> Runtime.getRuntime().halt(KILLED));
    }

    static FaultRehearsal open(FaultPlan plan, Vertx vertx, Path file, Runnable halt) throws IOException {
        return new FaultRehearsal(plan, vertx, FaultJournal.open(file), halt);
    }

    /** The venue with its faults. */
    public VenueGateway around(VenueGateway venue) {
        return plan.isOn() ? new FaultyVenue(venue, vertx, new FaultDice(plan), journal, kills) : venue;
    }

    /** Who hears of commits, with the kill point before that. */
    public <T> Consumer<T> afterCommit(Consumer<T> listener) {
        return committed -> {
            kills.pass(KillPoint.AFTER_COMMIT);
            listener.accept(committed);
        };
    }

    /** Units of work with the kill point before the commit. */
    public UnitOfWork around(UnitOfWork unitOfWork) {
        return plan.isOn() ? new MortalUnitOfWork(unitOfWork, kills) : unitOfWork;
    }

    /** The outbox with its kill point. */
    public Outbox around(Outbox outbox) {
        return plan.isOn() ? new MortalOutbox(outbox, kills) : outbox;
    }

    /** The publisher with its kill point. */
    public EventPublisher around(EventPublisher publisher) {
        return plan.isOn()
                ? events -> {
                    kills.pass(KillPoint.BEFORE_PUBLISHING);
                    return publisher.publish(events);
                }
                : publisher;
    }
}
