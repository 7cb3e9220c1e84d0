package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The sockets of one event loop and who of them listens where. */
final class BridgeHub {
    private static final long TICK_MILLIS = 1_000;

    private final Vertx vertx;
    private final Context context;
    private final BridgeParts parts;
    private final Demand demand;
    private final Set<BridgeSocket> sockets = new HashSet<>();
    private final Map<String, Listeners> listenersByAddress = new HashMap<>();
    private final Set<String> abandoned = new HashSet<>();

    private record Listeners(MessageConsumer<JsonObject> consumer, List<BridgeStream> streams) {}

    BridgeHub(Vertx vertx, BridgeParts parts, Demand demand) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.parts = parts;
        this.demand = demand;
        vertx.setPeriodic(TICK_MILLIS, timer -> tick());
    }

    void open(SockJSSocket socket) {
        sockets.add(BridgeSocket.open(vertx, this, parts, socket));
        parts.metrics().socketOpened();
    }

    void ended(BridgeSocket socket) {
        if (sockets.remove(socket)) {
            parts.metrics().socketEnded();
        }
    }

    void listen(String address, BridgeStream stream) {
        demand.add(address);
        parts.metrics().registered();
        listenersByAddress.computeIfAbsent(address, this::consume).streams().add(stream);
    }

    void unlisten(String address, BridgeStream stream) {
        Listeners listeners = listenersByAddress.get(address);
        if (listeners == null || !listeners.streams().remove(stream)) {
            return;
        }
        demand.remove(address);
        parts.metrics().unregistered();
    }

    /** Tells every client that the server goes away; completes when that is on its way. */
    Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(now -> {
            List.copyOf(sockets).forEach(socket -> socket.close(Refusal.GOING_AWAY));
            closed.complete();
        });
        return closed.future();
    }

    private void tick() {
        List.copyOf(sockets).forEach(BridgeSocket::tick);
        leaveAbandoned();
    }

    /** Leaves an address a second after its last listener, so that what is on its way then still finds somebody. */
    private void leaveAbandoned() {
        for (Iterator<Map.Entry<String, Listeners>> all =
                        listenersByAddress.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, Listeners> each = all.next();
            if (!each.getValue().streams().isEmpty()) {
                abandoned.remove(each.getKey());
            } else if (!abandoned.add(each.getKey())) {
                abandoned.remove(each.getKey());
                each.getValue().consumer().unregister();
                all.remove();
            }
        }
    }

    private Listeners consume(String address) {
        List<BridgeStream> streams = new CopyOnWriteArrayList<>();
        MessageConsumer<JsonObject> consumer = vertx.eventBus().localConsumer(address, message -> {
            Announcement announcement = Announcement.of(address, message);
            streams.forEach(stream -> stream.deliver(announcement));
        });
        return new Listeners(consumer, streams);
    }
}
