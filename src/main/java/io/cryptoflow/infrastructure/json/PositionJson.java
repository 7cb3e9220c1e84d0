package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;

/** A position as JSON and back. */
final class PositionJson {
    private PositionJson() {}

    static JsonObject encode(Position position) {
        return new JsonObject()
                .put("symbol", position.symbol().toString())
                .put("quantity", position.quantity().plain())
                .put("cost", position.cost().plain())
                .put("realized", position.realized().plain())
                .put("commission", position.commission().plain())
                .put("day", position.day().date().toString())
                .put("realizedOfDay", position.day().realized().plain())
                .put("updatedAt", position.updatedAt().toString());
    }

    /** Reads what {@link #encode} wrote. */
    static Position decode(JsonObject json) {
        Symbol symbol = Symbol.of(json.getString("symbol"));
        return new Position(
                symbol,
                Money.of(json.getString("quantity"), symbol.base()),
                quote(json, "cost", symbol),
                quote(json, "realized", symbol),
                quote(json, "commission", symbol),
                new Position.Day(LocalDate.parse(json.getString("day")), quote(json, "realizedOfDay", symbol)),
                Instant.parse(json.getString("updatedAt")));
    }

    private static Money quote(JsonObject json, String field, Symbol symbol) {
        return Money.of(json.getString(field), symbol.quote());
    }
}
