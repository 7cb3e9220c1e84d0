package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.strategy.IndicatorTerms;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.strategy.StrategyRules.Average;
import io.cryptoflow.domain.strategy.StrategyRules.Breakout;
import io.cryptoflow.domain.strategy.StrategyRules.CrossingAverages;
import io.cryptoflow.domain.strategy.StrategyRules.RsiBands;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** The rules of strategies as the schema {@code Strategy} writes them, and what strategies say. */
public final class StrategyJson {
    private static final String CODE = "INVALID_STRATEGY";

    private StrategyJson() {}

    private enum Type {
        CROSSING_AVERAGES,
        RSI_BANDS,
        BREAKOUT
    }

    private static Set<String> fieldsOf(Type type) {
        return switch (type) {
            case CROSSING_AVERAGES -> Set.of("type", "average", "fast", "slow");
            case RSI_BANDS -> Set.of("type", "period", "lower", "upper");
            case BREAKOUT -> Set.of("type", "entry", "exit");
        };
    }

    /** Reads the field {@code strategy}. */
    static StrategyRules rules(RequestFields request) {
        Type type = request.object(
                        "strategy",
                        Set.of("type", "average", "fast", "slow", "period", "lower", "upper", "entry", "exit"))
                .required("type", RequestFields.oneOf(Type.values()));
        RequestFields fields = request.object("strategy", fieldsOf(type));
        return UnprocessableRequest.unless(CODE, "strategy.", () -> switch (type) {
            case CROSSING_AVERAGES ->
                new CrossingAverages(
                        fields.required("average", RequestFields.oneOf(Average.values())),
                        period(fields, "fast"),
                        period(fields, "slow"));
            case RSI_BANDS ->
                new RsiBands(
                        period(fields, "period"),
                        fields.required("lower", RequestFields::unsigned),
                        fields.required("upper", RequestFields::unsigned));
            case BREAKOUT -> new Breakout(period(fields, "entry"), period(fields, "exit"));
        });
    }

    private static int period(RequestFields fields, String field) {
        return fields.requiredInteger(field, 1, IndicatorTerms.LONGEST_PERIOD);
    }

    /** The schema {@code Strategy}. */
    static JsonObject of(StrategyRules rules) {
        return rules.accept(new Written());
    }

    /** The schema {@code Signal}. */
    public static JsonObject signal(Signal signal) {
        return new JsonObject()
                .put("strategy", signal.strategy())
                .put("symbol", signal.symbol().toString())
                .put("interval", signal.interval().text())
                .put("candleOpenTime", signal.candleOpenTime().toString())
                .put("side", signal.side().name())
                .put("price", signal.price().toString());
    }

    private static final class Written implements StrategyRules.Visitor<JsonObject> {
        @Override
        public JsonObject crossingAverages(CrossingAverages rules) {
            return new JsonObject()
                    .put("type", Type.CROSSING_AVERAGES.name())
                    .put("average", rules.average().name())
                    .put("fast", rules.fast())
                    .put("slow", rules.slow());
        }

        @Override
        public JsonObject rsiBands(RsiBands rules) {
            return new JsonObject()
                    .put("type", Type.RSI_BANDS.name())
                    .put("period", rules.period())
                    .put("lower", rules.lower().toPlainString())
                    .put("upper", rules.upper().toPlainString());
        }

        @Override
        public JsonObject breakout(Breakout rules) {
            return new JsonObject()
                    .put("type", Type.BREAKOUT.name())
                    .put("entry", rules.entry())
                    .put("exit", rules.exit());
        }
    }
}
