package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of server-sent events. Used on its event loop only. */
final class EventClient implements Client {
    private static final Logger LOG = LoggerFactory.getLogger(EventClient.class);
    private static final byte[] RETRY = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEARTBEAT = ": \n\n".getBytes(StandardCharsets.UTF_8);
    private static final int HEARTBEAT_SECONDS = 15;

    private final Vertx vertx;
    private final BridgeHub hub;
    private final BridgeParts parts;
    private final EventWire wire;
    private final BridgeOutlet outlet;
    private final Optional<String> authorization;
    private final Map<BridgeAddress, MarketStream> streams = new LinkedHashMap<>();
    private int seconds;
    private boolean ended;

    private EventClient(Vertx vertx, BridgeHub hub, BridgeParts parts, HttpServerRequest request) {
        this.vertx = vertx;
        this.hub = hub;
        this.parts = parts;
        this.wire = new EventWire(request);
        this.outlet = hub.outlet(wire);
        this.authorization = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    static void open(
            Vertx vertx, BridgeHub hub, BridgeParts parts, HttpServerRequest request, List<BridgeAddress> addresses) {
        EventClient client = new EventClient(vertx, hub, parts, request);
        request.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .closeHandler(closed -> client.end())
                .exceptionHandler(failure -> client.end());
        client.wire.write(RETRY);
        hub.opened(client);
        addresses.forEach(client::listen);
    }

    private void listen(BridgeAddress address) {
        MarketStream stream = new MarketStream(address, parts.feeds(), outlet, parts.metrics());
        streams.put(address, stream);
        hub.listen(address, stream);
        stream.begin();
        parts.ask().accept(address);
    }

    @Override
    public void tick() {
        seconds++;
        if (outlet.tick() >= parts.limits().stallSeconds()) {
            close(Refusal.SLOW_READER);
            return;
        }
        if (seconds % HEARTBEAT_SECONDS == 0 && !outlet.isFull()) {
            wire.write(HEARTBEAT);
        }
        if (seconds % parts.limits().recheckSeconds() == 0) {
            parts.keys().check(authorization).onSuccess(refusal -> refusal.filter(Refusal::countsAgainstClient)
                    .ifPresent(this::close));
        }
    }

    @Override
    public void close(Refusal reason) {
        if (ended) {
            return;
        }
        LOG.info("event stream closed reason={} channels={}", reason.code(), streams.size());
        streams.keySet().forEach(address -> parts.metrics().disconnected(address.kind(), reason));
        outlet.write(Message.ofFrame(reason.frame()));
        end();
        parts.metrics().closed(reason);
        wire.close(CloseCode.of(reason), reason.code());
        HardClose.afterGrace(vertx, wire);
    }

    private void end() {
        if (!ended) {
            ended = true;
            streams.forEach((address, stream) -> {
                stream.end();
                hub.unlisten(address, stream);
            });
            hub.ended(this);
        }
    }
}
