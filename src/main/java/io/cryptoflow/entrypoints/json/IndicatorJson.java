package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.strategy.FindIndicators;
import io.cryptoflow.domain.strategy.IndicatorPoint;
import io.cryptoflow.domain.strategy.IndicatorTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Indicators as the schema {@code Indicators} shows them. */
public final class IndicatorJson {
    private IndicatorJson() {}

    /** The schema {@code Indicators}. */
    public static JsonObject of(FindIndicators.Result found) {
        List<String> lines = found.terms().lines();
        JsonArray points = new JsonArray();
        found.points().forEach(point -> points.add(point(lines, point)));
        return new JsonObject()
                .put("symbol", found.symbol().toString())
                .put("interval", found.interval().text())
                .mergeIn(found.terms().accept(new Written()))
                .put("points", points);
    }

    private static JsonObject point(List<String> lines, IndicatorPoint point) {
        JsonObject json = new JsonObject().put("openTime", point.openTime().toString());
        for (int i = 0; i < lines.size(); i++) {
            json.put(lines.get(i), point.values().get(i).toPlainString());
        }
        return json;
    }

    private static final class Written implements IndicatorTerms.Visitor<JsonObject> {
        @Override
        public JsonObject single(IndicatorTerms.Single terms) {
            return new JsonObject().put("indicator", terms.kind().name()).put("period", terms.period());
        }

        @Override
        public JsonObject macd(IndicatorTerms.Macd terms) {
            return new JsonObject()
                    .put("indicator", "MACD")
                    .put("fast", terms.fast())
                    .put("slow", terms.slow())
                    .put("signalPeriod", terms.signal());
        }

        @Override
        public JsonObject bollinger(IndicatorTerms.Bollinger terms) {
            return new JsonObject()
                    .put("indicator", "BOLLINGER")
                    .put("period", terms.period())
                    .put("deviations", terms.deviations().toPlainString());
        }
    }
}
