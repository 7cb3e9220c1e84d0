package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Reads the contract's schema {@code AmendOrderRequest}. */
public final class AmendOrderJson {
    private static final Set<String> FIELDS = Set.of("quantity", "limitPrice", "stopPrice");

    private AmendOrderJson() {}

    /** What {@code body} asks for. */
    public static AmendOrder.Command command(AccountId account, OrderId order, JsonObject body) {
        RequestFields fields = RequestFields.of(body, FIELDS);
        if (body.isEmpty()) {
            throw InvalidRequest.whole("NOTHING_TO_AMEND", "expected a quantity, a limitPrice or a stopPrice");
        }
        return new AmendOrder.Command(
                account,
                order,
                fields.optional("quantity", AmendOrderJson::quantity),
                fields.optional("limitPrice", Price::of),
                fields.optional("stopPrice", Price::of));
    }

    private static Quantity quantity(String text) {
        Quantity quantity = Quantity.of(text);
        if (quantity.isZero()) {
            throw new IllegalArgumentException("expected a quantity above 0");
        }
        return quantity;
    }
}
