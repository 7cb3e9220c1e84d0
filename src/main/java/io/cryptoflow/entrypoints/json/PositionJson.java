package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.domain.account.Position;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** What trading came to, as the contract's schema {@code Position} shows it. */
public final class PositionJson {
    private PositionJson() {}

    /** The JSON of {@code positions}, in their order, with the market's price where there is a fresh one. */
    public static JsonArray of(List<FindPositions.Valued> positions) {
        JsonArray json = new JsonArray();
        positions.forEach(valued -> json.add(of(valued)));
        return json;
    }

    private static JsonObject of(FindPositions.Valued valued) {
        JsonObject json = of(valued.position());
        valued.marketPrice().ifPresent(price -> json.put("marketPrice", price.toString()));
        valued.unrealized().ifPresent(profit -> json.put("unrealizedProfit", profit.plain()));
        return json;
    }

    /** The JSON of {@code position} alone, as events tell it. */
    public static JsonObject of(Position position) {
        JsonObject json = new JsonObject()
                .put("symbol", position.symbol().toString())
                .put("quantity", position.quantity().plain())
                .put("cost", position.cost().plain())
                .put("realizedProfit", position.realized().plain())
                .put("commission", position.commission().plain())
                .put("updatedAt", position.updatedAt().toString());
        position.averagePrice().map(BigDecimal::toPlainString).ifPresent(price -> json.put("averagePrice", price));
        return json;
    }
}
