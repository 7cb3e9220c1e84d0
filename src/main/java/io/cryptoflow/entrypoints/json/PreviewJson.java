package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.order.PreviewOrder;
import io.cryptoflow.domain.risk.CostEstimate;
import io.cryptoflow.domain.risk.Inspection;
import io.cryptoflow.domain.risk.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** What an order would come to, as the contract's schema {@code OrderPreview} shows it. */
public final class PreviewJson {
    private PreviewJson() {}

    /** The JSON of {@code preview}. */
    public static JsonObject of(PreviewOrder.Result preview) {
        JsonArray checks = new JsonArray();
        preview.inspections().forEach(inspection -> checks.add(check(inspection)));
        JsonObject json = new JsonObject()
                .put("verdict", preview.passed().isPresent() ? "PASSED" : "DENIED")
                .put("checks", checks);
        preview.passed().ifPresent(passed -> putFunds(json, passed));
        preview.estimate().ifPresent(estimate -> putCost(json, estimate));
        if (!preview.balances().isEmpty()) {
            json.put("balancesAfter", AccountJson.balances(preview.balances()));
        }
        return json;
    }

    private static JsonObject check(Inspection inspection) {
        JsonArray codes = new JsonArray();
        inspection.codes().forEach(code -> codes.add(code.name()));
        JsonObject json = new JsonObject()
                .put("codes", codes)
                .put("outcome", inspection.outcome().name());
        inspection.refused().ifPresent(refused -> json.put("reason", OrderJson.reason(refused.toReason())));
        return json;
    }

    private static void putFunds(JsonObject json, Verdict.Passed passed) {
        json.put("worstPrice", passed.worstPrice().toString())
                .put("holds", passed.held().plain())
                .put("holdsAsset", passed.held().asset().code());
        passed.stopPrice().ifPresent(price -> json.put("triggerPrice", price.toString()));
    }

    private static void putCost(JsonObject json, CostEstimate estimate) {
        json.put("fillsAtOnce", estimate.quantity().toString())
                .put("notional", estimate.notional().plain())
                .put("commission", estimate.commission().plain())
                .put("commissionAsset", estimate.commission().asset().code());
        estimate.averagePrice().ifPresent(price -> json.put("averagePrice", plain(price)));
        estimate.slippage().ifPresent(slippage -> json.put("slippage", plain(slippage)));
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
