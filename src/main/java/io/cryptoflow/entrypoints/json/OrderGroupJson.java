package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.order.PlaceOrderGroup;
import io.cryptoflow.application.order.PlaceOrderGroup.Leg;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderTermsDraft;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the contract's schemas {@code PlaceOcoRequest} and {@code PlaceBracketRequest}. */
public final class OrderGroupJson {
    private static final int LONGEST_ID = 52;
    private static final Set<String> OCO_FIELDS =
            Set.of("clientOrderId", "symbol", "side", "quantity", "timeInForce", "expiresAt", "limit", "stop");
    private static final Set<String> LIMIT_FIELDS = Set.of("limitPrice", "postOnly");
    private static final Set<String> STOP_FIELDS =
            Set.of("stopPrice", "limitPrice", "trailingOffset", "trailingUnit", "postOnly");
    private static final Set<String> BRACKET_FIELDS = Set.of("clientOrderId", "entry", "takeProfit", "stopLoss");
    private static final Set<String> ENTRY_FIELDS = entryFields();
    private static final Set<String> PROFIT_FIELDS = Set.of("stopPrice", "limitPrice", "postOnly");

    private OrderGroupJson() {}

    private static Set<String> entryFields() {
        Set<String> fields = new HashSet<>(OrderTermsJson.FIELDS);
        fields.remove("quoteQuantity");
        return Set.copyOf(fields);
    }

    /** A limit order and a stop of which at most one trades; their client order ids are the group's with {@code .limit} and {@code .stop}. */
    public static PlaceOrderGroup.Command oco(AccountId account, Optional<ApiKeyId> key, JsonObject body) {
        RequestFields fields = RequestFields.of(body, OCO_FIELDS);
        String id = clientOrderId(fields);
        Common common = new Common(
                fields.required("symbol", Symbol::of),
                fields.required("side", RequestFields.oneOf(Side.values())),
                fields.required("quantity", Quantity::of),
                OrderTermsJson.timeInForce(fields, OrderType.LIMIT),
                fields.optional("expiresAt", OrderTermsJson::time));
        RequestFields limit = fields.object("limit", LIMIT_FIELDS);
        RequestFields stop = fields.object("stop", STOP_FIELDS);
        OrderTerms rests = OrderTermsJson.complete(common.draft(OrderType.LIMIT), limit);
        OrderTerms waits = OrderTermsJson.complete(common.draft(stopType(stop)), stop);
        return new PlaceOrderGroup.Command(
                account,
                key,
                List.of(
                        leg(id + ".limit", OrderGroup.Role.OCO_LEG, rests),
                        leg(id + ".stop", OrderGroup.Role.OCO_LEG, waits)));
    }

    /** An entry that buys and two exits that sell what it bought; their client order ids are the group's with {@code .takeProfit} and {@code .stopLoss}. */
    public static PlaceOrderGroup.Command bracket(AccountId account, Optional<ApiKeyId> key, JsonObject body) {
        RequestFields fields = RequestFields.of(body, BRACKET_FIELDS);
        String id = clientOrderId(fields);
        OrderTerms entry = OrderTermsJson.read(fields.object("entry", ENTRY_FIELDS));
        if (entry.side() != Side.BUY) {
            throw InvalidRequest.field(
                    "INVALID_TERMS", "entry.side", "expected BUY: the exits sell what the entry buys");
        }
        Common common = new Common(
                entry.symbol(), Side.SELL, entry.quantity().orElseThrow(), TimeInForce.GTC, Optional.empty());
        RequestFields profit = fields.object("takeProfit", PROFIT_FIELDS);
        RequestFields loss = fields.object("stopLoss", STOP_FIELDS);
        OrderType profitType = profit.has("limitPrice") ? OrderType.TAKE_PROFIT_LIMIT : OrderType.TAKE_PROFIT;
        return new PlaceOrderGroup.Command(
                account,
                key,
                List.of(
                        leg(id, OrderGroup.Role.BRACKET_ENTRY, entry),
                        leg(
                                id + ".takeProfit",
                                OrderGroup.Role.BRACKET_EXIT,
                                OrderTermsJson.complete(common.draft(profitType), profit)),
                        leg(
                                id + ".stopLoss",
                                OrderGroup.Role.BRACKET_EXIT,
                                OrderTermsJson.complete(common.draft(stopType(loss)), loss))));
    }

    private record Common(
            Symbol symbol, Side side, Quantity quantity, TimeInForce timeInForce, Optional<Instant> expiresAt) {
        OrderTermsDraft draft(OrderType type) {
            return OrderTerms.draft(symbol, side, type, timeInForce)
                    .quantity(quantity)
                    .expiresAt(expiresAt);
        }
    }

    private static OrderType stopType(RequestFields stop) {
        if (stop.has("trailingOffset")) {
            return OrderType.TRAILING_STOP;
        }
        return stop.has("limitPrice") ? OrderType.STOP_LIMIT : OrderType.STOP;
    }

    private static Leg leg(String clientOrderId, OrderGroup.Role role, OrderTerms terms) {
        return new Leg(new ClientOrderId(clientOrderId), role, terms);
    }

    private static String clientOrderId(RequestFields fields) {
        String id = fields.required("clientOrderId", ClientOrderId::new).value();
        if (id.length() > LONGEST_ID) {
            throw InvalidRequest.field(
                    "INVALID_FIELD",
                    "clientOrderId",
                    "expected at most " + LONGEST_ID + " characters, for the group's orders add to it");
        }
        return id;
    }
}
