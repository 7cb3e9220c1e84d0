package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderTermsDraft;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.order.TrailingOffset;
import io.cryptoflow.domain.value.Decimals;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/** Terms of orders as requests write them. */
final class OrderTermsJson {
    /** Fields of all terms. */
    static final Set<String> FIELDS = Set.of(
            "symbol",
            "side",
            "type",
            "timeInForce",
            "quantity",
            "quoteQuantity",
            "limitPrice",
            "stopPrice",
            "trailingOffset",
            "trailingUnit",
            "postOnly",
            "expiresAt");

    private OrderTermsJson() {}

    static OrderTerms read(RequestFields fields) {
        Symbol symbol = fields.required("symbol", Symbol::of);
        Side side = fields.required("side", RequestFields.oneOf(Side.values()));
        OrderType type = fields.required("type", RequestFields.oneOf(OrderType.values()));
        OrderTermsDraft draft = OrderTerms.draft(symbol, side, type, timeInForce(fields, type))
                .quantity(fields.optional("quantity", Quantity::of))
                .quoteQuantity(fields.optional("quoteQuantity", text -> Money.of(text, symbol.quote())))
                .expiresAt(fields.optional("expiresAt", OrderTermsJson::time));
        return complete(draft, fields);
    }

    /** The prices of {@code fields} beside what {@code draft} has already. */
    static OrderTerms complete(OrderTermsDraft draft, RequestFields fields) {
        draft.limitPrice(fields.optional("limitPrice", Price::of))
                .stopPrice(fields.optional("stopPrice", Price::of))
                .trailingOffset(trailingOffset(fields))
                .postOnly(fields.flag("postOnly"));
        return fields.checked(draft::terms);
    }

    static TimeInForce timeInForce(RequestFields fields, OrderType type) {
        return fields.optional("timeInForce", RequestFields.oneOf(TimeInForce.values()))
                .orElse(type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC);
    }

    private static Optional<TrailingOffset> trailingOffset(RequestFields fields) {
        TrailingOffset.Unit unit = fields.optional("trailingUnit", RequestFields.oneOf(TrailingOffset.Unit.values()))
                .orElse(TrailingOffset.Unit.ABSOLUTE);
        return fields.optional("trailingOffset", text -> new TrailingOffset(Decimals.parse(text), unit));
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("expected a time in UTC like 2026-01-05T09:30:00Z", malformed);
        }
    }
}
