package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.strategy.FindIndicators;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.IndicatorTerms;
import io.cryptoflow.entrypoints.json.IndicatorJson;
import io.cryptoflow.entrypoints.json.UnprocessableRequest;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Indicators of candles; each takes parameters of its own. */
final class IndicatorEndpoint {
    private static final List<String> PARAMETERS = List.of("period", "fast", "slow", "signal", "deviations");
    private static final int DAYS = 20;
    private static final int WILDERS_PERIOD = 14;

    private final MessageBus bus;

    IndicatorEndpoint(MessageBus bus) {
        this.bus = bus;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of("listIndicators", this::indicators);
    }

    private Future<Answer> indicators(Call call) {
        CandleInterval interval =
                call.text("interval").flatMap(CandleInterval::of).orElseThrow();
        IndicatorTerms terms = UnprocessableRequest.unless("INVALID_INDICATOR", "", () -> terms(call));
        return bus.request(
                        Addresses.FIND_INDICATORS,
                        new FindIndicators.Query(
                                call.requiredSymbol(),
                                interval,
                                terms,
                                call.moment("from"),
                                call.moment("to"),
                                call.number("limit")))
                .map(found -> Answer.ok(IndicatorJson.of(found)));
    }

    private static IndicatorTerms terms(Call call) {
        String name = call.text("indicator").orElseThrow();
        return switch (name) {
            case "MACD" -> macd(call);
            case "BOLLINGER" -> bollinger(call);
            default -> single(call, IndicatorTerms.Kind.valueOf(name));
        };
    }

    private static IndicatorTerms macd(Call call) {
        allow(call, "MACD", Set.of("fast", "slow", "signal"));
        return new IndicatorTerms.Macd(number(call, "fast", 12), number(call, "slow", 26), number(call, "signal", 9));
    }

    private static IndicatorTerms bollinger(Call call) {
        allow(call, "BOLLINGER", Set.of("period", "deviations"));
        BigDecimal deviations = new BigDecimal(call.text("deviations").orElse("2"));
        return new IndicatorTerms.Bollinger(number(call, "period", DAYS), deviations);
    }

    private static IndicatorTerms single(Call call, IndicatorTerms.Kind kind) {
        allow(call, kind.name(), Set.of("period"));
        boolean wilders = kind == IndicatorTerms.Kind.RSI || kind == IndicatorTerms.Kind.ATR;
        return new IndicatorTerms.Single(kind, number(call, "period", wilders ? WILDERS_PERIOD : DAYS));
    }

    private static int number(Call call, String name, int otherwise) {
        return call.parameters().containsKey(name) ? call.number(name) : otherwise;
    }

    private static void allow(Call call, String indicator, Set<String> allowed) {
        PARAMETERS.stream()
                .filter(name -> call.parameters().containsKey(name) && !allowed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw UnprocessableRequest.field("INVALID_INDICATOR", name, indicator + " takes no such parameter");
                });
    }
}
