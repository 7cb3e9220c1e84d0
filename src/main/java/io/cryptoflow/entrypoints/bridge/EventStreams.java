package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Server-sent events of the market, on one event loop: the same messages as over WebSockets. */
public final class EventStreams {
    private final Vertx vertx;
    private final BridgeHub hub;
    private final BridgeParts parts;

    EventStreams(Vertx vertx, BridgeHub hub, BridgeParts parts) {
        this.vertx = vertx;
        this.hub = hub;
        this.parts = parts;
    }

    /**
     * Answers {@code request} with what happens in the channels of the symbols, until the client goes. Throws INVALID for
     * more addresses than one client may have, UNAVAILABLE when there are too many streams already.
     *
     * @param channels {@code ticker}, {@code trade}, {@code book}, and {@code candle.1m} with each interval
     */
    public void open(HttpServerRequest request, List<Symbol> symbols, List<String> channels) {
        List<BridgeAddress> addresses = symbols.stream()
                .flatMap(symbol -> channels.stream().map(channel -> address(symbol, channel)))
                .distinct()
                .toList();
        if (addresses.size() > parts.limits().maxRegistrations()) {
            throw new FailureException(new Failure(
                    Failure.Kind.INVALID,
                    "TOO_MANY_CHANNELS",
                    "expected at most " + parts.limits().maxRegistrations() + " channels, of all symbols together",
                    Optional.of("symbols")));
        }
        if (parts.metrics().openSockets() >= parts.limits().maxSockets()) {
            throw FailureException.of(
                    Failure.Kind.UNAVAILABLE, "TOO_MANY_STREAMS", "too many streams are open; try again");
        }
        EventClient.open(vertx, hub, parts, request, addresses);
    }

    private static BridgeAddress address(Symbol symbol, String channel) {
        if (channel.startsWith("candle.")) {
            CandleInterval interval =
                    CandleInterval.of(channel.substring("candle.".length())).orElseThrow();
            return BridgeAddress.ofCandles(symbol, interval);
        }
        return BridgeAddress.ofMarket(BridgeAddress.Kind.valueOf(channel.toUpperCase(Locale.ROOT)), symbol);
    }
}
