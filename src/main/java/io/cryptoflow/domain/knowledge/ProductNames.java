package io.cryptoflow.domain.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that programs and people type: settings, operations and codes. What a text names of the same shape, and is not among them,
 * does not exist in this product.
 *
 * @param settings keys such as {@code market.tape.speed}
 * @param operations such as {@code GET /orders/{orderId}}
 * @param codes words such as {@code STALE_MARKET_DATA}
 */
public record ProductNames(Set<String> settings, Set<String> operations, Set<String> codes) {
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w./-])[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)+(?![\\w./*<{-])");
    private static final Pattern OPERATION = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE)\\s+((?:/[\\w{}.<>-]+)+)");
    private static final Pattern CODE = Pattern.compile("(?<![\\w.-])[A-Z][A-Z0-9]*(_[A-Z0-9]+)+(?![\\w.-])");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final String BASE_PATH = "/api/v1";

    /** Keeps its own copies. */
    public ProductNames {
        settings = Set.copyOf(settings);
        operations = Set.copyOf(operations);
        codes = Set.copyOf(codes);
    }

    /** What {@code text} names and the product does not have, each once. Settings and codes count where they are quoted as code. */
    public List<String> unknown(String text) {
        List<String> unknown = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            addUnknown(unknown, SETTING.matcher(quoted.group(1)), this::isSetting);
            addUnknown(unknown, CODE.matcher(quoted.group(1)), code -> codes.contains(code) || isVariable(code));
        }
        addUnknown(unknown, OPERATION.matcher(text), this::isOperation);
        return unknown.stream().distinct().toList();
    }

    private interface Known {
        boolean test(String name);
    }

    private static void addUnknown(List<String> unknown, Matcher names, Known known) {
        while (names.find()) {
            if (!known.test(names.group())) {
                unknown.add(names.group());
            }
        }
    }

    /** A key, a group of keys, or a word with dots that does not begin like any key. */
    private boolean isSetting(String name) {
        String group = name.substring(0, name.indexOf('.') + 1);
        return settings.stream().noneMatch(key -> key.startsWith(group))
                || settings.stream().anyMatch(key -> key.equals(name) || key.startsWith(name + "."));
    }

    private static boolean isVariable(String code) {
        return code.startsWith("CRYPTOFLOW_") || code.startsWith("CF_");
    }

    private boolean isOperation(String name) {
        String[] words = name.split("\\s+", 2);
        String path = words[1].startsWith(BASE_PATH) ? words[1].substring(BASE_PATH.length()) : words[1];
        String[] asked = path.replaceAll("[.]+$", "").split("/");
        return operations.stream().anyMatch(operation -> {
            String[] known = operation.split(" ", 2);
            return known[0].equals(words[0]) && matches(known[1].split("/"), asked);
        });
    }

    private static boolean matches(String[] template, String[] asked) {
        if (template.length != asked.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(asked[i])) {
                return false;
            }
        }
        return true;
    }
}
