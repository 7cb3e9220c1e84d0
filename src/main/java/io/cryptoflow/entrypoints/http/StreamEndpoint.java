package io.cryptoflow.entrypoints.http;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.entrypoints.json.InvalidRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The market as server-sent events. */
final class StreamEndpoint {
    private final LiveStreams.Events events;

    StreamEndpoint(LiveStreams.Events events) {
        this.events = events;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of("streamMarket", this::stream);
    }

    private Future<Answer> stream(Call call) {
        List<Symbol> symbols = call.symbols();
        if (symbols.isEmpty()) {
            throw InvalidRequest.field("INVALID_PARAMETER", "symbols", "expected at least one symbol");
        }
        List<String> named = call.texts("channels");
        List<String> channels = named.isEmpty() ? List.of("ticker") : named;
        return Future.succeededFuture(new Answer.Stream(request -> events.open(request, symbols, channels)));
    }
}
