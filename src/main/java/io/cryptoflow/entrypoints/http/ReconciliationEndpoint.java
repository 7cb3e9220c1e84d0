package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.ReportReconciliation;
import io.cryptoflow.entrypoints.json.ReconciliationJson;
import io.vertx.core.Future;
import java.util.Map;

/** How far the gateway and the venue agree. */
final class ReconciliationEndpoint {
    private final MessageBus bus;

    ReconciliationEndpoint(MessageBus bus) {
        this.bus = bus;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of("getReconciliation", this::report);
    }

    private Future<Answer> report(Call call) {
        return bus.request(Addresses.REPORT_RECONCILIATION, new ReportReconciliation.Query())
                .map(report -> Answer.ok(ReconciliationJson.of(report)));
    }
}
