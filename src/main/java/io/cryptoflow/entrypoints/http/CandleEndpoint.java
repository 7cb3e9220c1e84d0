package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.marketdata.FindCandles;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.entrypoints.json.CandleJson;
import io.cryptoflow.entrypoints.json.InvalidRequest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Candles of one symbol, in pages by time. */
final class CandleEndpoint {
    private final MessageBus bus;

    CandleEndpoint(MessageBus bus) {
        this.bus = bus;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of("listCandles", this::candles);
    }

    private Future<Answer> candles(Call call) {
        Optional<Instant> from = call.moment("from");
        Optional<Instant> to = call.moment("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw InvalidRequest.field("INVALID_PARAMETER", "to", "expected a time after from");
        }
        CandleInterval interval =
                call.text("interval").flatMap(CandleInterval::of).orElseThrow();
        return bus.request(
                        Addresses.FIND_CANDLES,
                        new FindCandles.Query(call.requiredSymbol(), interval, from, to, call.number("limit")))
                .map(found -> Answer.ok(CandleJson.candles(found)));
    }
}
