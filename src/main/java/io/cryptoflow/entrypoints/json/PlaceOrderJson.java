package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.InvalidTerms;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the contract's schema {@code PlaceOrderRequest}. Hand-written, for it stands in the way of every order; a test
 * holds it against the schema.
 */
public final class PlaceOrderJson {
    private static final Set<String> FIELDS =
            Set.of("clientOrderId", "symbol", "side", "type", "timeInForce", "quantity", "quoteQuantity", "limitPrice");

    private final JsonObject body;

    private PlaceOrderJson(JsonObject body) {
        this.body = body;
    }

    /** What {@code body} asks for; a {@link FailureException} of kind INVALID names the field to correct. */
    public static PlaceOrder.Command command(AccountId account, JsonObject body) {
        for (String field : body.fieldNames()) {
            if (!FIELDS.contains(field)) {
                throw InvalidRequest.field("UNKNOWN_FIELD", field, "expected no such field");
            }
        }
        PlaceOrderJson request = new PlaceOrderJson(body);
        return new PlaceOrder.Command(account, request.optional("clientOrderId", ClientOrderId::new), request.terms());
    }

    private OrderTerms terms() {
        Symbol symbol = required("symbol", Symbol::of);
        Side side = required("side", oneOf(Side.values()));
        OrderType type = required("type", oneOf(OrderType.values()));
        TimeInForce usual = type == OrderType.LIMIT ? TimeInForce.GTC : TimeInForce.IOC;
        TimeInForce timeInForce =
                optional("timeInForce", oneOf(TimeInForce.values())).orElse(usual);
        Optional<Quantity> quantity = optional("quantity", Quantity::of);
        Optional<Money> quoteQuantity = optional("quoteQuantity", text -> Money.of(text, symbol.quote()));
        Optional<Price> limitPrice = optional("limitPrice", Price::of);
        try {
            return new OrderTerms(symbol, side, type, timeInForce, quantity, quoteQuantity, limitPrice);
        } catch (InvalidTerms invalid) {
            throw InvalidRequest.field("INVALID_TERMS", invalid.field(), invalid);
        }
    }

    private <T> T required(String field, Function<String, T> reader) {
        return optional(field, reader)
                .orElseThrow(() -> InvalidRequest.field("MISSING_FIELD", field, "expected a " + field));
    }

    private <T> Optional<T> optional(String field, Function<String, T> reader) {
        return body.containsKey(field) ? Optional.of(read(field, reader)) : Optional.empty();
    }

    private <T> T read(String field, Function<String, T> reader) {
        if (!(body.getValue(field) instanceof String text)) {
            throw InvalidRequest.field("INVALID_FIELD", field, "expected a string");
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException invalid) {
            throw InvalidRequest.field("INVALID_FIELD", field, invalid);
        }
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(E[] values) {
        return text -> Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + Arrays.toString(values)));
    }
}
