package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the contract's schema {@code PlaceOrderRequest}. Hand-written, for it stands in the way of every order; a test
 * holds it against the schema.
 */
public final class PlaceOrderJson {
    /** Most orders of one batch. */
    public static final int MAX_BATCH = 100;

    private static final Set<String> FIELDS = fields();

    private PlaceOrderJson() {}

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(OrderTermsJson.FIELDS);
        fields.add("clientOrderId");
        return Set.copyOf(fields);
    }

    /** What {@code body} asks for; a {@link FailureException} of kind INVALID names the field to correct. */
    public static PlaceOrder.Command command(AccountId account, Optional<ApiKeyId> key, JsonObject body) {
        RequestFields fields = RequestFields.of(body, FIELDS);
        return new PlaceOrder.Command(
                account, key, fields.optional("clientOrderId", ClientOrderId::new), OrderTermsJson.read(fields));
    }

    /** The orders of a batch, each to be read by {@link #command}; fails as it does when {@code body} is no batch. */
    public static List<JsonObject> batch(JsonObject body) {
        return RequestFields.of(body, Set.of("orders")).objects("orders", MAX_BATCH);
    }
}
