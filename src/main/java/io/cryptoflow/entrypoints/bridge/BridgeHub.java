package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The clients of one event loop and who of them listens where.
 *
 * <p>After it has written to many clients it rests about as long as that took, and what is told meanwhile goes out in one
 * write for each: the more clients, the fewer system calls for each message, and half of the loop stays free for others.
 */
final class BridgeHub {
    private static final long TICK_MILLIS = 1_000;
    private static final int FLUSHES_PER_MILLISECOND = 250;

    private final Vertx vertx;
    private final Context context;
    private final BridgeParts parts;
    private final Set<Client> clients = new HashSet<>();
    private final Map<String, Audience> audiences = new HashMap<>();
    private final Queue<Audience> told = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private List<BridgeOutlet> unflushed = new ArrayList<>();

    BridgeHub(Vertx vertx, BridgeParts parts) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.parts = parts;
        vertx.setPeriodic(TICK_MILLIS, timer -> List.copyOf(clients).forEach(Client::tick));
    }

    /** A way out that this hub flushes. */
    BridgeOutlet outlet(Wire wire) {
        return new BridgeOutlet(wire, parts.limits().maxQueuedBytes(), this::flushSoon);
    }

    void opened(Client client) {
        clients.add(client);
        parts.metrics().socketOpened();
    }

    void ended(Client client) {
        if (clients.remove(client)) {
            parts.metrics().socketEnded();
        }
    }

    void listen(BridgeAddress address, BridgeStream stream) {
        parts.metrics().registered();
        audiences.computeIfAbsent(address.name(), name -> join(address)).add(stream);
    }

    void unlisten(BridgeAddress address, BridgeStream stream) {
        Audience audience = audiences.get(address.name());
        if (audience == null || !audience.remove(stream)) {
            return;
        }
        parts.metrics().unregistered();
        if (audience.isEmpty()) {
            audiences.remove(address.name());
            parts.feeds().leave(address.name(), audience);
        }
    }

    /** Tells every client that the server goes away; completes when that is on its way. */
    Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(now -> {
            List.copyOf(clients).forEach(client -> client.close(Refusal.GOING_AWAY));
            closed.complete();
        });
        return closed.future();
    }

    private Audience join(BridgeAddress address) {
        Audience audience = new Audience(address.kind().latestWins(), this::deliverSoon);
        parts.feeds().join(address.name(), audience);
        return audience;
    }

    private void deliverSoon(Audience audience) {
        told.add(audience);
        wake();
    }

    private void flushSoon(BridgeOutlet outlet) {
        unflushed.add(outlet);
        wake();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            context.runOnContext(now -> work());
        }
    }

    private void work() {
        int flushed = 0;
        try {
            for (int left = told.size(); left > 0; left--) {
                told.remove().deliver();
            }
            flushed = flush();
        } finally {
            rest(flushed / FLUSHES_PER_MILLISECOND);
        }
    }

    private int flush() {
        List<BridgeOutlet> written = unflushed;
        unflushed = new ArrayList<>();
        written.forEach(BridgeOutlet::flush);
        return written.size();
    }

    private void rest(int millis) {
        if (millis > 0) {
            vertx.setTimer(millis, rested -> work());
            return;
        }
        awake.set(false);
        if (!told.isEmpty() || !unflushed.isEmpty()) {
            wake();
        }
    }
}
