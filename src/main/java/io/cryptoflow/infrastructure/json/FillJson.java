package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A fill as JSON and back. */
public final class FillJson {
    private FillJson() {}

    /** Every field of the fill. */
    public static JsonObject encode(Fill fill) {
        return new JsonObject()
                .put("orderId", fill.orderId().toString())
                .put("tradeId", fill.tradeId())
                .put("symbol", fill.symbol().toString())
                .put("side", fill.side().name())
                .put("lastPrice", fill.lastPrice().toString())
                .put("lastQuantity", fill.lastQuantity().toString())
                .put("liquiditySide", fill.liquiditySide().name())
                .put("commission", fill.commission().plain())
                .put("commissionAsset", fill.commission().asset().code())
                .put("occurredAt", fill.occurredAt().toString());
    }

    /** Reads what {@link #encode} wrote. */
    public static Fill decode(JsonObject json) {
        return new Fill(
                OrderId.of(json.getString("orderId")),
                json.getString("tradeId"),
                Symbol.of(json.getString("symbol")),
                Side.valueOf(json.getString("side")),
                Price.of(json.getString("lastPrice")),
                Quantity.of(json.getString("lastQuantity")),
                LiquiditySide.valueOf(json.getString("liquiditySide")),
                Money.of(json.getString("commission"), new Asset(json.getString("commissionAsset"))),
                Instant.parse(json.getString("occurredAt")));
    }
}
