package io.cryptoflow.entrypoints.http;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.regex.Pattern;

/** A whole number of the contract between two bounds. Refuses keywords that it does not check. */
record IntegerRule(long least, long most) implements ParameterRule.ValueRule {
    private static final Set<String> KEYWORDS = Set.of("type", "description", "minimum", "maximum", "default");
    private static final Pattern NOTATION = Pattern.compile("[0-9]{1,18}");

    static IntegerRule of(JsonObject schema) {
        if (!KEYWORDS.containsAll(schema.fieldNames())) {
            throw new IllegalStateException("no way to check " + schema);
        }
        return new IntegerRule(schema.getLong("minimum"), schema.getLong("maximum"));
    }

    @Override
    public Object read(String text) {
        if (NOTATION.matcher(text).matches()) {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw new IllegalArgumentException("expected an integer from " + least + " to " + most);
    }
}
