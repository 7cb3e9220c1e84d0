package io.cryptoflow.infrastructure.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Where each value of a line stands, found by the names in the header, in any order and case. */
record TapeColumns(List<String> names) {
    private static final String RAW_TRADES = "timestamp,price,amount";

    TapeColumns {
        names = List.copyOf(names);
    }

    /** Reads a header. */
    static TapeColumns of(String header) {
        List<String> names = new ArrayList<>();
        Arrays.stream(header.split(",", -1))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return new TapeColumns(names);
    }

    /** The columns of a raw export of trades, which has no header. */
    static TapeColumns withoutHeader() {
        return of(RAW_TRADES);
    }

    /** Whether {@code line} is the first of such an export: three numbers. */
    static boolean isDataWithoutHeader(String line) {
        String[] values = line.split(",", -1);
        return values.length == 3 && Arrays.stream(values).allMatch(value -> value.matches("[0-9]+(\\.[0-9]+)?"));
    }

    int size() {
        return names.size();
    }

    boolean has(TapeColumn column) {
        return find(column).isPresent();
    }

    /** The place of {@code column} under any of its names. */
    OptionalInt find(TapeColumn column) {
        return column.names().stream()
                .mapToInt(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst();
    }

    /** The place of {@code column}; {@link IllegalArgumentException} says which names were expected. */
    int require(TapeColumn column) {
        return find(column)
                .orElseThrow(() -> new IllegalArgumentException("expected a column "
                        + String.join(" or ", column.names()) + " in the header, was " + String.join(",", names)));
    }
}
