package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.order.InvalidTerms;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Decimals;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The fields of a request's object, each read once and strictly; what does not match fails INVALID and names the field with its path. */
final class RequestFields {
    private final JsonObject json;
    private final String path;

    private RequestFields(JsonObject json, String path) {
        this.json = json;
        this.path = path;
    }

    /** The fields of a body, which has no others than {@code known}. */
    static RequestFields of(JsonObject body, Set<String> known) {
        return of(body, "", known);
    }

    private static RequestFields of(JsonObject json, String path, Set<String> known) {
        for (String field : json.fieldNames()) {
            if (!known.contains(field)) {
                throw InvalidRequest.field("UNKNOWN_FIELD", path + field, "expected no such field");
            }
        }
        return new RequestFields(json, path);
    }

    <T> T required(String field, Function<String, T> reader) {
        return optional(field, reader).orElseThrow(() -> missing(field));
    }

    <T> Optional<T> optional(String field, Function<String, T> reader) {
        return json.containsKey(field) ? Optional.of(read(field, reader)) : Optional.empty();
    }

    boolean has(String field) {
        return json.containsKey(field);
    }

    boolean flag(String field) {
        if (!json.containsKey(field)) {
            return false;
        }
        if (json.getValue(field) instanceof Boolean set) {
            return set;
        }
        throw InvalidRequest.field("INVALID_FIELD", path + field, "expected true or false");
    }

    /** The whole number in {@code field}, from {@code least} to {@code most}. */
    Optional<Integer> integer(String field, int least, int most) {
        if (!json.containsKey(field)) {
            return Optional.empty();
        }
        if (json.getValue(field) instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
            return Optional.of(number.intValueExact());
        }
        throw InvalidRequest.field("INVALID_FIELD", path + field, "expected an integer from " + least + " to " + most);
    }

    /** The whole number in {@code field}, which must be there. */
    int requiredInteger(String field, int least, int most) {
        return integer(field, least, most).orElseThrow(() -> missing(field));
    }

    /** A decimal of 0 or more. */
    static BigDecimal unsigned(String text) {
        BigDecimal amount = Decimals.parse(text);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("expected 0 or more");
        }
        return amount;
    }

    /** The amounts in {@code field}, an object of decimals by asset; none when it is not there. */
    Map<Asset, Money> amounts(String field) {
        if (!json.containsKey(field)) {
            return Map.of();
        }
        if (!(json.getValue(field) instanceof JsonObject object)) {
            throw InvalidRequest.field("INVALID_FIELD", path + field, "expected an object");
        }
        RequestFields fields = new RequestFields(object, path + field + ".");
        Map<Asset, Money> amounts = new HashMap<>();
        for (String code : object.fieldNames()) {
            Asset asset = fields.checkedName(code, Asset::new);
            amounts.put(asset, new Money(fields.required(code, RequestFields::unsigned), asset));
        }
        return amounts;
    }

    private <T> T checkedName(String field, Function<String, T> reader) {
        try {
            return reader.apply(field);
        } catch (IllegalArgumentException invalid) {
            throw InvalidRequest.field("INVALID_FIELD", path + field, invalid);
        }
    }

    /** The object in {@code field}, which has no other fields than {@code known}. */
    RequestFields object(String field, Set<String> known) {
        if (!json.containsKey(field)) {
            throw missing(field);
        }
        if (json.getValue(field) instanceof JsonObject object) {
            return of(object, path + field + ".", known);
        }
        throw InvalidRequest.field("INVALID_FIELD", path + field, "expected an object");
    }

    /** The objects in the array of {@code field}, at least one and at most {@code most}. */
    List<JsonObject> objects(String field, int most) {
        if (!json.containsKey(field)) {
            throw missing(field);
        }
        if (!(json.getValue(field) instanceof JsonArray array) || array.isEmpty() || array.size() > most) {
            throw InvalidRequest.field("INVALID_FIELD", path + field, "expected an array of 1 to " + most + " objects");
        }
        return IntStream.range(0, array.size())
                .mapToObj(i -> element(field, i, array.getValue(i)))
                .toList();
    }

    private JsonObject element(String field, int index, Object value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw InvalidRequest.field("INVALID_FIELD", path + field + "." + index, "expected an object");
    }

    /** What {@code terms} makes of the fields; contradictions between them name the field with its path. */
    <T> T checked(Supplier<T> terms) {
        try {
            return terms.get();
        } catch (InvalidTerms invalid) {
            throw InvalidRequest.field("INVALID_TERMS", path + invalid.field(), invalid);
        }
    }

    private <T> T read(String field, Function<String, T> reader) {
        if (!(json.getValue(field) instanceof String text)) {
            throw InvalidRequest.field("INVALID_FIELD", path + field, "expected a string");
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException invalid) {
            throw InvalidRequest.field("INVALID_FIELD", path + field, invalid);
        }
    }

    private RuntimeException missing(String field) {
        return InvalidRequest.field("MISSING_FIELD", path + field, "expected a " + path + field);
    }

    static <E extends Enum<E>> Function<String, E> oneOf(E[] values) {
        return text -> Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + Arrays.toString(values)));
    }
}
