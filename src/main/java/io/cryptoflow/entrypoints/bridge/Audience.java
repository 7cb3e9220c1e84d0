package io.cryptoflow.entrypoints.bridge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Those of one event loop who listen to one address. What is told waits here until the loop comes to it, and never grows:
 * where every message tells the whole state the newest replaces the one before, else beyond a limit all but the newest is
 * forgotten, and the streams see the gap.
 */
final class Audience {
    private static final int MOST_WAITING = 128;

    private final Consumer<Audience> deliverSoon;
    private final int mostWaiting;
    private final Deque<Moment> waiting = new ArrayDeque<>();
    private final List<BridgeStream> streams = new CopyOnWriteArrayList<>();

    /** @param deliverSoon is told, on any thread, once of everything that waits for {@link #deliver} */
    Audience(boolean latestWins, Consumer<Audience> deliverSoon) {
        this.mostWaiting = latestWins ? 1 : MOST_WAITING;
        this.deliverSoon = deliverSoon;
    }

    void add(BridgeStream stream) {
        streams.add(stream);
    }

    boolean remove(BridgeStream stream) {
        return streams.remove(stream);
    }

    boolean isEmpty() {
        return streams.isEmpty();
    }

    /** Takes what was told; on the thread that tells. */
    void offer(Moment moment) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            if (waiting.size() >= mostWaiting) {
                waiting.clear();
            }
            waiting.add(moment);
        }
        if (first) {
            deliverSoon.accept(this);
        }
    }

    /** Hands on what waits; on the event loop. */
    void deliver() {
        List<Moment> moments;
        synchronized (waiting) {
            moments = List.copyOf(waiting);
            waiting.clear();
        }
        if (!moments.isEmpty()) {
            Batch batch = Batch.of(moments);
            streams.forEach(stream -> stream.deliver(batch));
        }
    }
}
