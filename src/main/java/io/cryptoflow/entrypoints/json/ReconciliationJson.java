package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.order.Comparison;
import io.cryptoflow.application.order.Doubt;
import io.cryptoflow.application.order.Orphan;
import io.cryptoflow.application.order.ReportReconciliation;
import io.cryptoflow.domain.order.OrderId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** How far gateway and venue agree, as the contract's schema {@code Reconciliation} shows it. */
public final class ReconciliationJson {
    private ReconciliationJson() {}

    /** The JSON of {@code report}. */
    public static JsonObject of(ReportReconciliation.Result report) {
        JsonObject json = new JsonObject().put("consistent", report.isConsistent());
        report.last().ifPresent(comparison -> json.put("comparison", comparison(comparison)));
        JsonArray doubts = new JsonArray();
        report.doubts().forEach(doubt -> doubts.add(doubt(doubt)));
        JsonArray orphans = new JsonArray();
        report.orphans().forEach(orphan -> orphans.add(orphan(orphan)));
        return json.put("doubtful", report.doubtful())
                .put("doubts", doubts)
                .put("orphaned", report.orphaned())
                .put("orphans", orphans);
    }

    private static JsonObject comparison(Comparison comparison) {
        JsonObject json = new JsonObject()
                .put("beganAt", comparison.beganAt().toString())
                .put("endedAt", comparison.endedAt().toString())
                .put("openHere", comparison.openHere());
        comparison.openThere().ifPresent(count -> json.put("openAtVenue", count));
        return json.put("onlyHere", ids(comparison.onlyHere())).put("onlyAtVenue", ids(comparison.onlyThere()));
    }

    private static JsonArray ids(List<OrderId> ids) {
        JsonArray json = new JsonArray();
        ids.forEach(id -> json.add(id.toString()));
        return json;
    }

    private static JsonObject doubt(Doubt doubt) {
        return new JsonObject()
                .put("orderId", doubt.order().toString())
                .put("since", doubt.since().toString())
                .put("asked", doubt.asked())
                .put("denied", doubt.denied())
                .put("askAt", doubt.askAt().toString());
    }

    private static JsonObject orphan(Orphan orphan) {
        return new JsonObject()
                .put("orderId", orphan.order().toString())
                .put("accountId", orphan.account().value())
                .put("noticedAt", orphan.noticedAt().toString())
                .put("settled", orphan.isSettled());
    }
}
