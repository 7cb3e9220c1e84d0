package io.cryptoflow;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.entrypoints.auth.ApiKeyAuth;
import io.cryptoflow.entrypoints.bridge.AccountEvents;
import io.cryptoflow.entrypoints.bridge.BridgeLimits;
import io.cryptoflow.entrypoints.bridge.BridgeMetrics;
import io.cryptoflow.entrypoints.bridge.EventBusBridge;
import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.entrypoints.http.HttpVerticle;
import io.cryptoflow.entrypoints.http.LiveStreams;
import io.cryptoflow.entrypoints.json.AccountEventJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Set;

/** What the gateway role is made of: the HTTP port, and the bridge behind it. */
final class GatewayWiring {
    private final EventBusBridge bridge;
    private final HttpVerticle.Options options;
    private final MessageBus bus;
    private final Contract contract;
    private final McpWiring models;
    private final InstantSource clock;

    GatewayWiring(
            Settings.Http settings,
            McpSettings mcp,
            MessageBus bus,
            Contract contract,
            MeterRegistry registry,
            InstantSource clock) {
        this.bus = bus;
        this.contract = contract;
        this.clock = clock;
        this.models = new McpWiring(mcp, contract, registry);
        this.options = new HttpVerticle.Options(
                settings.host(),
                sharedPort(settings.port()),
                settings.allowedOrigins(),
                settings.maximumBodyBytes(),
                settings.requestTimeout());
        AccountEvents events =
                new AccountEvents(query -> bus.request(Addresses.FIND_ACCOUNT_EVENTS, query), AccountEventJson::of);
        ApiKeyAuth keys = new ApiKeyAuth(bus, clock);
        this.bridge = new EventBusBridge(
                bus,
                keys::authenticateHeader,
                events,
                Set.copyOf(settings.allowedOrigins()),
                BridgeLimits.STANDARD,
                new BridgeMetrics(registry));
    }

    /** Every instance takes the same free port where a negative one is given, and another one where 0 is given. */
    private static int sharedPort(int port) {
        return port == 0 ? -1 : port;
    }

    HttpVerticle httpVerticle() {
        return new HttpVerticle(options, bus, contract, this::liveStreams, models::door, clock);
    }

    private LiveStreams liveStreams(Vertx vertx) {
        EventBusBridge.Doors doors = bridge.open(vertx);
        return new LiveStreams(doors.sockets(), doors.events()::open);
    }

    EventBusBridge bridge() {
        return bridge;
    }
}
