package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.AccountEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits what the lanes have ready, many units in one transaction, one transaction at a time. */
final class GroupCommitter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);

    private final Context context;
    private final CommitConnection connection;
    private final int groupSize;
    private final Consumer<List<AccountEvent>> committed;
    private final Deque<Prepared> queue = new ArrayDeque<>();
    private int oneByOne;
    private boolean busy;

    /** A unit that ran, with the lane it ran in. */
    record Prepared(AccountLane lane, Unit<?> unit) {}

    GroupCommitter(
            Context context, CommitConnection connection, int groupSize, Consumer<List<AccountEvent>> committed) {
        this.context = context;
        this.connection = connection;
        this.groupSize = groupSize;
        this.committed = committed;
    }

    void add(AccountLane lane, Unit<?> unit) {
        queue.add(new Prepared(lane, unit));
        if (!busy) {
            busy = true;
            // A turn later, so that what becomes ready in this one shares the transaction.
            context.runOnContext(turn -> commitNext());
        }
    }

    private void commitNext() {
        List<Prepared> group = nextGroup();
        if (group.isEmpty()) {
            busy = false;
            return;
        }
        commit(group).onComplete(done -> {
            if (done.failed()) {
                onFailure(group, done.cause());
            }
            commitNext();
        });
    }

    private List<Prepared> nextGroup() {
        int size = oneByOne > 0 ? 1 : groupSize;
        oneByOne = Math.max(0, oneByOne - 1);
        List<Prepared> group = new ArrayList<>(size);
        while (group.size() < size && !queue.isEmpty()) {
            group.add(queue.remove());
        }
        return group;
    }

    private Future<Void> commit(List<Prepared> group) {
        Map<AccountLane, Writes> byLane = new LinkedHashMap<>();
        group.forEach(p -> byLane.computeIfAbsent(p.lane(), lane -> new Writes())
                .addAll(p.unit().writes()));
        Writes all = new Writes();
        byLane.values().forEach(all::addAll);
        return connection
                .commitAtOnce(byLane, all)
                .compose(done -> done
                        ? Future.succeededFuture(settle(group, Set.of(), all))
                        : commitWithoutOutdated(group, byLane));
    }

    private Future<Void> commitWithoutOutdated(List<Prepared> group, Map<AccountLane, Writes> byLane) {
        return connection.begin(byLane).compose(begun -> {
            Writes writes = new Writes();
            byLane.forEach((lane, own) -> {
                if (!begun.outdated().contains(lane)) {
                    writes.addAll(own);
                }
            });
            return connection.commit(begun, writes).map(done -> settle(group, begun.outdated(), writes));
        });
    }

    private Void settle(List<Prepared> group, Set<AccountLane> outdated, Writes writes) {
        List<Prepared> kept =
                group.stream().filter(p -> !outdated.contains(p.lane())).toList();
        kept.forEach(p -> {
            Long sequence = writes.sequences().get(p.lane().account());
            if (sequence != null) {
                p.lane().committedUpTo(sequence);
            }
        });
        if (!writes.events().isEmpty()) {
            announce(List.copyOf(writes.events()));
        }
        kept.forEach(p -> p.unit().succeed());
        outdated.forEach(lane -> lane.restart(unitsOf(lane, group)));
        return null;
    }

    private void announce(List<AccountEvent> events) {
        try {
            committed.accept(events);
        } catch (RuntimeException bug) {
            // What is committed stays so, whatever its listener makes of it.
            LOG.error("listener of commits failed events={}", events.size(), bug);
        }
    }

    private void onFailure(List<Prepared> group, Throwable cause) {
        if (PostgresFailures.isAboutContent(cause) && group.size() > 1) {
            // One unit spoils the transaction of all: the next ones go alone, so that only that one fails.
            for (int i = group.size() - 1; i >= 0; i--) {
                queue.addFirst(group.get(i));
            }
            oneByOne = group.size();
            return;
        }
        Set<AccountLane> lanes = new HashSet<>();
        group.forEach(p -> lanes.add(p.lane()));
        LOG.warn("units of work not committed units={} cause={}", group.size(), cause.toString());
        Throwable failure = PostgresFailures.translate(cause);
        group.forEach(p -> p.unit().fail(failure));
        lanes.forEach(lane -> lane.restart(unitsOf(lane, List.of())));
    }

    /** The lane's units in {@code group} and behind it in the queue, which they leave: they saw what was not kept. */
    private List<Unit<?>> unitsOf(AccountLane lane, List<Prepared> group) {
        List<Unit<?>> units = new ArrayList<>();
        group.stream().filter(p -> p.lane() == lane).forEach(p -> units.add(p.unit()));
        for (Iterator<Prepared> rest = queue.iterator(); rest.hasNext(); ) {
            Prepared next = rest.next();
            if (next.lane() == lane) {
                units.add(next.unit());
                rest.remove();
            }
        }
        return units;
    }
}
