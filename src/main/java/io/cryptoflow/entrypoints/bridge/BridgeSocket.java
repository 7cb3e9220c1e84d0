package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: reads its frames and keeps it within the limits. Used on the socket's event loop only. */
final class BridgeSocket implements Client {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeSocket.class);

    private final Vertx vertx;
    private final BridgeHub hub;
    private final BridgeParts parts;
    private final Wire wire;
    private final BridgeOutlet outlet;
    private final SocketRegistrations registrations;
    private int framesThisSecond;
    private int idleSeconds;
    private int refusals;
    private boolean ended;

    private BridgeSocket(Vertx vertx, BridgeHub hub, BridgeParts parts, Wire wire, Optional<String> authorization) {
        this.vertx = vertx;
        this.hub = hub;
        this.parts = parts;
        this.wire = wire;
        this.outlet = hub.outlet(wire);
        this.registrations = new SocketRegistrations(hub, parts, outlet, authorization, this::refuse, this::close);
    }

    static void open(Vertx vertx, BridgeHub hub, BridgeParts parts, SockJSSocket socket) {
        BridgeSocket opened =
                new BridgeSocket(vertx, hub, parts, new SockJsWire(socket), authorization(socket.headers()));
        socket.handler(opened::receive).closeHandler(closed -> opened.end()).exceptionHandler(failure -> opened.end());
        hub.opened(opened);
    }

    static void open(Vertx vertx, BridgeHub hub, BridgeParts parts, RawWire wire, ServerWebSocket socket) {
        BridgeSocket opened = new BridgeSocket(vertx, hub, parts, wire, authorization(socket.headers()));
        socket.textMessageHandler(text -> opened.receive(Buffer.buffer(text)));
        socket.binaryMessageHandler(opened::receive);
        socket.closeHandler(closed -> opened.end()).exceptionHandler(failure -> opened.end());
        hub.opened(opened);
    }

    private static Optional<String> authorization(MultiMap headers) {
        return Optional.ofNullable(headers.get(HttpHeaders.AUTHORIZATION));
    }

    @Override
    public void tick() {
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
    @Override
    public void close(Refusal reason) {
        if (ended) {
            return;
        }
        JsonObject positions = registrations.positions();
        LOG.info("bridge socket closed reason={} registrations={}", reason.code(), registrations.size());
        registrations.kinds().forEach(kind -> parts.metrics().disconnected(kind, reason));
        outlet.write(Message.ofFrame(reason.frame().put("resume", positions)));
        end();
        parts.metrics().closed(reason);
        wire.close(CloseCode.of(reason), CloseCode.text(reason, positions));
        HardClose.afterGrace(vertx, wire);
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
        outlet.write(Message.ofFrame(address.map(refusal::frame).orElseGet(refusal::frame)));
        if (refusal.countsAgainstClient()) {
            refusals++;
        }
        if (refusals > parts.limits().maxRefusals()) {
            close(Refusal.TOO_MANY_REFUSALS);
        }
    }
}
