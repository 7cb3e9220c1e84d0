package io.cryptoflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys that exist, such as {@code market.tape.speed}, in the order of {@code conf/cryptoflow.yaml}. */
final class KnownKeys {

    private static final String PREFIX = "CRYPTOFLOW_";
    private static final int LONGEST_COMPARED = 60;

    private final List<String> keys;
    private final Set<String> groups = new LinkedHashSet<>();

    KnownKeys(Collection<String> keys) {
        this.keys = List.copyOf(keys);
        this.keys.forEach(this::addGroups);
    }

    private void addGroups(String key) {
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            groups.add(key.substring(0, dot));
        }
    }

    List<String> keys() {
        return keys;
    }

    boolean isKey(String path) {
        return keys.contains(path);
    }

    boolean isGroup(String path) {
        return groups.contains(path);
    }

    /** The key that an environment variable means: case and underscores do not count. */
    Optional<String> ofVariable(String variable) {
        return keys.stream()
                .filter(key -> letters(variable).equals(letters(PREFIX + key)))
                .findFirst();
    }

    /** The documented spelling: {@code market.staleAfter} is {@code CRYPTOFLOW_MARKET_STALE_AFTER}. */
    static String variableOf(String key) {
        return PREFIX + key.replace('.', '_').replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    String nearestVariable(String variable) {
        return variableOf(nearestOf(keys, variable.substring(PREFIX.length())));
    }

    /** The key or group that an unknown path most likely means. */
    String nearest(String path) {
        return nearestOf(Stream.concat(groups.stream(), keys.stream()).toList(), path);
    }

    /** The candidate with the fewest edits; one that only lacks its leading groups is one edit away. */
    private static String nearestOf(Collection<String> candidates, String text) {
        String wanted = letters(text.substring(0, Math.min(text.length(), LONGEST_COMPARED)));
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> Math.min(
                        edits(wanted, letters(candidate)),
                        1 + edits(wanted, letters(candidate.substring(candidate.lastIndexOf('.') + 1))))))
                .orElseThrow();
    }

    private static String letters(String text) {
        return text.replaceAll("[._]", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance, one row at a time. */
    static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
