package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.value.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a ticket sends, as one text: JSON without spaces, the fields of every object by name, decimals as plain strings.
 * Equal texts send equal things.
 */
public record CanonicalTicket(String text) {
    /** The text of these actions. */
    static CanonicalTicket of(TicketId id, AccountId account, List<TicketAction> actions) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("ticketId", quoted(id));
        fields.put("account", quoted(account));
        fields.put(
                "actions",
                array(actions.stream()
                        .map(action -> action.accept(new Fields()))
                        .toList()));
        return new CanonicalTicket(object(fields));
    }

    /** SHA-256 of the text in UTF-8, in lower-case hex. */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", impossible);
        }
    }

    private static final class Fields implements TicketAction.Visitor<String> {
        @Override
        public String place(TicketAction.Place action) {
            Map<String, String> fields = terms(action.terms());
            fields.put("type", quoted("PLACE"));
            fields.put("clientOrderId", quoted(action.clientOrderId()));
            return object(fields);
        }

        @Override
        public String placeGroup(TicketAction.PlaceGroup action) {
            return object(new TreeMap<>(Map.of(
                    "type",
                    quoted("PLACE_GROUP"),
                    "legs",
                    array(action.legs().stream().map(Fields::leg).toList()))));
        }

        private static String leg(TicketAction.Leg leg) {
            Map<String, String> fields = terms(leg.terms());
            fields.put("clientOrderId", quoted(leg.clientOrderId()));
            fields.put("role", quoted(leg.role()));
            return object(fields);
        }

        @Override
        public String cancel(TicketAction.Cancel action) {
            return object(new TreeMap<>(Map.of("type", quoted("CANCEL"), "orderId", quoted(action.orderId()))));
        }

        @Override
        public String amend(TicketAction.Amend action) {
            Map<String, String> fields = new TreeMap<>();
            fields.put("type", quoted("AMEND"));
            fields.put("orderId", quoted(action.orderId()));
            action.quantity().ifPresent(quantity -> fields.put("quantity", quoted(quantity)));
            action.limitPrice().ifPresent(price -> fields.put("limitPrice", quoted(price)));
            action.stopPrice().ifPresent(price -> fields.put("stopPrice", quoted(price)));
            return object(fields);
        }
    }

    private static Map<String, String> terms(OrderTerms terms) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("symbol", quoted(terms.symbol()));
        fields.put("side", quoted(terms.side()));
        fields.put("orderType", quoted(terms.type()));
        fields.put("timeInForce", quoted(terms.timeInForce()));
        fields.put("postOnly", String.valueOf(terms.postOnly()));
        terms.quantity().ifPresent(quantity -> fields.put("quantity", quoted(quantity)));
        terms.quoteQuantity().ifPresent(money -> fields.put("quoteQuantity", quoted(money.plain())));
        terms.limitPrice().ifPresent(price -> fields.put("limitPrice", quoted(price)));
        terms.stopPrice().ifPresent(price -> fields.put("stopPrice", quoted(price)));
        terms.trailingOffset().ifPresent(offset -> {
            fields.put("trailingOffset", quoted(offset.amount().toPlainString()));
            fields.put("trailingUnit", quoted(offset.unit()));
        });
        terms.expiresAt().ifPresent(time -> fields.put("expiresAt", quoted(time)));
        return fields;
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(List<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    /** Every value here is an identifier, a number or a name: none of them has a character that JSON escapes. */
    private static String quoted(Object value) {
        return '"' + value.toString() + '"';
    }
}
