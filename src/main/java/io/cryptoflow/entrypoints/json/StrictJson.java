package io.cryptoflow.entrypoints.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.cryptoflow.application.FailureException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads bodies that leave no doubt: UTF-8 only, each key once, at most {@value #MAX_DEPTH} levels, nothing behind the
 * object, numbers as written. Everything else fails with code {@code MALFORMED_JSON}.
 */
public final class StrictJson {
    static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 256;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private StrictJson() {}

    /** The object in {@code body}; a {@link FailureException} of kind INVALID when there is anything else. */
    public static JsonObject object(Buffer body) {
        try (JsonParser parser = FACTORY.createParser(text(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("expected a JSON object");
            }
            JsonObject object = readObject(parser);
            if (parser.nextToken() != null) {
                throw malformed("expected nothing behind the JSON object");
            }
            return object;
        } catch (IOException | NumberFormatException unreadable) {
            throw malformed("expected a JSON object in UTF-8, each key once, at most " + MAX_DEPTH + " levels deep");
        }
    }

    private static String text(Buffer body) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body.getBytes()))
                .toString();
    }

    private static JsonObject readObject(JsonParser parser) throws IOException {
        JsonObject object = new JsonObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            put(object, name, parser);
        }
        return object;
    }

    private static void put(JsonObject object, String name, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            object.putNull(name);
        } else {
            object.put(name, readValue(parser));
        }
    }

    private static JsonArray readArray(JsonParser parser) throws IOException {
        JsonArray array = new JsonArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                array.addNull();
            } else {
                array.add(readValue(parser));
            }
        }
        return array;
    }

    private static Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> new BigDecimal(parser.getText());
        };
    }

    private static FailureException malformed(String expected) {
        return InvalidRequest.whole("MALFORMED_JSON", expected);
    }
}
