package io.cryptoflow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One figure, measured once per round. */
final class Series {
    private final String name;
    private final String format;
    private final List<Double> values = new ArrayList<>();

    /** @param format of one value, with its unit, such as {@code %.1f ms} */
    Series(String name, String format) {
        this.name = name;
        this.format = format;
    }

    void add(double value) {
        values.add(value);
    }

    double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private List<Double> sorted() {
        if (values.isEmpty()) {
            throw new BenchFailure("not measured: " + name);
        }
        return values.stream().sorted().toList();
    }

    String last() {
        return name + " " + text(values.get(values.size() - 1));
    }

    static String header(String title) {
        return "%-44s %14s %14s %14s".formatted(title, "min", "median", "max");
    }

    /** Name, smallest, median and largest value, in columns. */
    String line() {
        List<Double> sorted = sorted();
        return "%-44s %14s %14s %14s"
                .formatted(name, text(sorted.get(0)), text(median()), text(sorted.get(sorted.size() - 1)));
    }

    private String text(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
