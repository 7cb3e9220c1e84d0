package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Fill;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What an account has and traded, as the contract's schemas {@code Balance} and {@code Fill} show it. */
public final class AccountJson {
    private AccountJson() {}

    /** The JSON of {@code fill}. */
    public static JsonObject fill(Fill fill) {
        return new JsonObject()
                .put("orderId", fill.orderId().toString())
                .put("tradeId", fill.tradeId())
                .put("symbol", fill.symbol().toString())
                .put("side", fill.side().name())
                .put("lastPrice", fill.lastPrice().toString())
                .put("lastQuantity", fill.lastQuantity().toString())
                .put("notional", fill.notional().plain())
                .put("liquiditySide", fill.liquiditySide().name())
                .put("commission", fill.commission().plain())
                .put("commissionAsset", fill.commission().asset().code())
                .put("occurredAt", fill.occurredAt().toString());
    }

    /** The JSON of {@code balances}, in their order. */
    public static JsonArray balances(List<Balance> balances) {
        JsonArray json = new JsonArray();
        balances.forEach(balance -> json.add(balance(balance)));
        return json;
    }

    private static JsonObject balance(Balance balance) {
        return new JsonObject()
                .put("asset", balance.asset().code())
                .put("free", balance.free().plain())
                .put("locked", balance.locked().plain())
                .put("total", balance.total().plain());
    }
}
