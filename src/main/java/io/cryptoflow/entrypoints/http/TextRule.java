package io.cryptoflow.entrypoints.http;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A text of the contract: one of some words, or in a pattern and not too long. Refuses keywords that it does not check. */
record TextRule(List<String> words, Pattern pattern, int longest, String expected) implements ParameterRule.ValueRule {
    private static final Set<String> KEYWORDS =
            Set.of("type", "description", "enum", "pattern", "format", "minLength", "maxLength", "default");
    private static final String UUID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
    private static final int LONGEST = 200;

    static TextRule of(JsonObject schema) {
        boolean uuid = "uuid".equals(schema.getString("format"));
        if (!KEYWORDS.containsAll(schema.fieldNames()) || (schema.containsKey("format") && !uuid)) {
            throw new IllegalStateException("no way to check " + schema);
        }
        List<String> words = schema.containsKey("enum")
                ? schema.getJsonArray("enum").stream().map(String.class::cast).toList()
                : List.of();
        String pattern = schema.getString("pattern", uuid ? UUID : "^.*$");
        return new TextRule(
                words,
                Pattern.compile(pattern),
                schema.getInteger("maxLength", LONGEST),
                words.isEmpty() ? "expected text like " + pattern : "expected one of " + String.join(", ", words));
    }

    @Override
    public Object read(String text) {
        boolean known = words.isEmpty() || words.contains(text);
        if (text.length() > longest || !known || !pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(expected);
        }
        return text;
    }
}
