package io.cryptoflow.infrastructure.venue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what venues write, numbers exactly as written: whole numbers are {@link Long}, others {@link BigDecimal}. Everything
 * that is not as expected throws {@link IllegalArgumentException}, which never quotes more than a little of it.
 */
public final class WireJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final int MAX_DIGITS_OF_LONG = 18;
    private static final int LONGEST_SHOWN = 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private WireJson() {}

    /** The object that {@code text} is. */
    public static JsonObject object(String text) {
        return require(value(text), JsonObject.class, "a JSON object");
    }

    /** The array that {@code text} is. */
    public static JsonArray array(String text) {
        return require(value(text), JsonArray.class, "a JSON array");
    }

    /** The object or array that {@code text} is. */
    public static Object value(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw expected("JSON", text);
            }
            Object value = read(parser);
            if (value == null || parser.nextToken() != null) {
                throw expected("one JSON value", text);
            }
            return value;
        } catch (IOException | NumberFormatException notJson) {
            throw expected("JSON", text);
        }
    }

    private static Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> number(parser.getText());
        };
    }

    private static Number number(String text) {
        boolean whole =
                text.length() <= MAX_DIGITS_OF_LONG && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        if (whole) {
            return Long.valueOf(text);
        }
        return new BigDecimal(text);
    }

    private static JsonObject readObject(JsonParser parser) throws IOException {
        JsonObject object = new JsonObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                object.putNull(name);
            } else {
                object.put(name, read(parser));
            }
        }
        return object;
    }

    private static JsonArray readArray(JsonParser parser) throws IOException {
        JsonArray array = new JsonArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                array.addNull();
            } else {
                array.add(read(parser));
            }
        }
        return array;
    }

    /** The text under {@code name}, a number as it is written. */
    public static String text(JsonObject object, String name) {
        return text(object.getValue(name), name);
    }

    /** The text at {@code index}, a number as it is written. */
    public static String text(JsonArray array, int index) {
        return text(index < array.size() ? array.getValue(index) : "", String.valueOf(index));
    }

    /** The whole number under {@code name}. */
    public static long number(JsonObject object, String name) {
        return require(object.getValue(name), Long.class, "a whole number " + name);
    }

    /** The object under {@code name}. */
    public static JsonObject object(JsonObject object, String name) {
        return require(object.getValue(name), JsonObject.class, "an object " + name);
    }

    /** The array under {@code name}. */
    public static JsonArray array(JsonObject object, String name) {
        return require(object.getValue(name), JsonArray.class, "an array " + name);
    }

    /** Levels that are written as arrays of price and quantity, and perhaps more. */
    public static List<BookLevel> levels(JsonArray pairs) {
        List<BookLevel> levels = new ArrayList<>(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            JsonArray pair = require(pairs.getValue(i), JsonArray.class, "a level of price and quantity");
            levels.add(new BookLevel(Price.of(text(pair, 0)), Quantity.of(text(pair, 1))));
        }
        return levels;
    }

    private static String text(Object value, String name) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Long number) {
            return number.toString();
        }
        String text = require(value, String.class, "a text " + name);
        if (text.isEmpty()) {
            throw expected("a text " + name, text);
        }
        return text;
    }

    private static <T> T require(Object value, Class<T> type, String expected) {
        if (!type.isInstance(value)) {
            throw expected(expected, String.valueOf(value));
        }
        return type.cast(value);
    }

    private static IllegalArgumentException expected(String what, String text) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        return new IllegalArgumentException("expected " + what + ", was " + shown.replaceAll("\\p{Cntrl}", " "));
    }
}
