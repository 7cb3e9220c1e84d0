package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: reads its frames and keeps it within the limits. Used on the socket's event loop only. */
final class BridgeSocket {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeSocket.class);

    private final Vertx vertx;
    private final BridgeHub hub;
    private final BridgeParts parts;
    private final SockJSSocket socket;
    private final BridgeOutlet outlet;
    private final SocketRegistrations registrations;
    private int framesThisSecond;
    private int idleSeconds;
    private int refusals;
    private boolean ended;

    private BridgeSocket(Vertx vertx, BridgeHub hub, BridgeParts parts, SockJSSocket socket) {
        this.vertx = vertx;
        this.hub = hub;
        this.parts = parts;
        this.socket = socket;
        this.outlet = new BridgeOutlet(socket, parts.limits().maxQueuedCharacters());
        Optional<String> authorization = Optional.ofNullable(socket.headers().get(HttpHeaders.AUTHORIZATION));
        this.registrations = new SocketRegistrations(hub, parts, outlet, authorization, this::refuse, this::close);
    }

    static BridgeSocket open(Vertx vertx, BridgeHub hub, BridgeParts parts, SockJSSocket socket) {
        BridgeSocket opened = new BridgeSocket(vertx, hub, parts, socket);
        socket.handler(opened::receive).closeHandler(closed -> opened.end()).exceptionHandler(failure -> opened.end());
        return opened;
    }

    /** To be called every second. */
    void tick() {
        BridgeLimits limits = parts.limits();
        framesThisSecond = 0;
        idleSeconds++;
        if (outlet.tick() >= limits.stallSeconds()) {
            close(Refusal.SLOW_READER);
        } else if (idleSeconds >= limits.idleSeconds()) {
            close(Refusal.IDLE);
        } else {
            registrations.tick();
        }
    }

    /** Says why and where to resume, and closes; a client that does not answer to that is cut off soon after. */
    void close(Refusal reason) {
        if (ended) {
            return;
        }
        parts.metrics().closed(reason);
        JsonObject positions = registrations.positions();
        LOG.info("bridge socket closed reason={} registrations={}", reason.code(), registrations.size());
        outlet.write(reason.frame().put("resume", positions).encode());
        end();
        socket.close(CloseCode.of(reason), CloseCode.text(reason, positions));
        HardClose.afterGrace(vertx, socket);
    }

    private void end() {
        if (!ended) {
            ended = true;
            registrations.clear();
            hub.ended(this);
        }
    }

    private void receive(Buffer data) {
        if (ended) {
            return;
        }
        idleSeconds = 0;
        framesThisSecond++;
        if (framesThisSecond > parts.limits().maxFramesPerSecond()) {
            close(Refusal.TOO_MANY_FRAMES);
        } else if (data.length() > parts.limits().maxFrameBytes()) {
            close(Refusal.FRAME_TOO_LONG);
        } else {
            BridgeFrame.parse(data).ifPresentOrElse(this::obey, () -> refuse(Refusal.INVALID_JSON, Optional.empty()));
        }
    }

    private void obey(BridgeFrame frame) {
        switch (frame.type()) {
            case "ping" -> {}
            case "register" ->
                frame.address()
                        .ifPresentOrElse(
                                address -> registrations.register(address, frame),
                                () -> refuse(Refusal.MISSING_ADDRESS, Optional.empty()));
            case "unregister" ->
                frame.address()
                        .ifPresentOrElse(
                                registrations::unregister, () -> refuse(Refusal.MISSING_ADDRESS, Optional.empty()));
            case "send", "publish" -> refuse(Refusal.REJECTED, frame.replyAddress());
            default -> refuse(Refusal.INVALID_TYPE, Optional.empty());
        }
    }

    private void refuse(Refusal refusal, Optional<String> address) {
        if (ended) {
            return;
        }
        parts.metrics().refused(refusal);
        outlet.write(address.map(refusal::frame).orElseGet(refusal::frame).encode());
        if (refusal.countsAgainstClient()) {
            refusals++;
        }
        if (refusals > parts.limits().maxRefusals()) {
            close(Refusal.TOO_MANY_REFUSALS);
        }
    }

    /** Codes of WebSocket close frames (RFC 6455, section 7.4). */
    private static final class CloseCode {
        private static final int GOING_AWAY = 1001;
        private static final int POLICY_VIOLATION = 1008;
        private static final int MESSAGE_TOO_BIG = 1009;
        private static final int TRY_AGAIN_LATER = 1013;

        static int of(Refusal reason) {
            return switch (reason) {
                case GOING_AWAY, IDLE -> GOING_AWAY;
                case FRAME_TOO_LONG -> MESSAGE_TOO_BIG;
                case SLOW_READER, AUTH_ERROR, EVENTS_UNAVAILABLE -> TRY_AGAIN_LATER;
                default -> POLICY_VIOLATION;
            };
        }

        static String text(Refusal reason, JsonObject positions) {
            List<String> resumable = List.copyOf(positions.fieldNames());
            return resumable.size() == 1
                    ? reason.code() + " after=" + positions.getValue(resumable.get(0))
                    : reason.code();
        }
    }
}
