package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.account.LedgerEntry;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Lines of the ledger, as the contract's schema {@code LedgerEntry} shows them. */
public final class LedgerJson {
    private LedgerJson() {}

    /** The JSON of {@code entries}, in their order. */
    public static JsonArray of(List<LedgerEntry> entries) {
        JsonArray json = new JsonArray();
        entries.forEach(entry -> json.add(of(entry)));
        return json;
    }

    private static JsonObject of(LedgerEntry entry) {
        Money amount = entry.content().amount();
        JsonObject json = new JsonObject()
                .put("sequence", entry.sequence())
                .put("line", entry.line())
                .put("kind", entry.content().kind().name())
                .put("book", entry.content().book().name())
                .put("asset", amount.asset().code())
                .put("amount", amount.plain())
                .put("occurredAt", entry.occurredAt().toString());
        entry.orderId().ifPresent(order -> json.put("orderId", order.toString()));
        entry.tradeId().ifPresent(trade -> json.put("tradeId", trade));
        return json;
    }
}
