package io.cryptoflow.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A file of recorded trades, read in the simplest way there is, to judge by it what the product made of the same file. */
final class Recording {
    private static final int PRICES_IN_BOOK = 40;

    private final List<Print> prints = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** One recorded trade. */
    record Print(String id, long millis, BigDecimal price) {}

    /**
     * A price that a resting buy order can wait at: nobody trades below it during {@code calmMillis}, somebody does at
     * {@code throughMillis} after the beginning.
     */
    record Patience(String price, long calmMillis, long throughMillis) {}

    private Recording() {}

    static Recording read(Path file) throws IOException {
        Recording recording = new Recording();
        try (BufferedReader lines = open(file)) {
            List<String> columns = Arrays.asList(lines.readLine().split(",", -1));
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                recording.add(columns, line.split(",", -1), number);
            }
        }
        return recording;
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private void add(List<String> columns, String[] values, int number) {
        boolean inSeconds = columns.contains("timestamp");
        String quantity = values[columns.indexOf(inSeconds ? "amount" : "qty")];
        if (new BigDecimal(quantity).signum() == 0) {
            return;
        }
        int id = columns.indexOf("trade_id");
        Print print = new Print(
                id < 0 ? Integer.toString(number) : values[id],
                inSeconds ? 1_000 * Long.parseLong(values[0]) : Long.parseLong(values[columns.indexOf("ts_ms")]),
                new BigDecimal(values[columns.indexOf("price")]));
        places.put(print.id(), prints.size());
        prints.add(print);
    }

    /** Where the print of this id stands. */
    int place(String tradeId) {
        Integer place = places.get(tradeId);
        if (place == null) {
            throw new AssertionError("the tape has no trade " + tradeId);
        }
        return place;
    }

    Print print(int place) {
        return prints.get(place);
    }

    /** Prices of a book derived from prints, at any moment from print {@code first} to print {@code last}. */
    Set<String> bookPrices(int first, int last) {
        Set<String> prices = new LinkedHashSet<>();
        for (int place = first; place >= 0 && prices.size() < PRICES_IN_BOOK; place--) {
            prices.add(plain(prints.get(place).price()));
        }
        for (int place = first; place <= last; place++) {
            prices.add(plain(prints.get(place).price()));
        }
        return prices;
    }

    /** Where to wait, when the first {@code calmShare} percent of the time must pass without a trade below. */
    Patience patience(int calmShare) {
        long start = prints.get(0).millis();
        long calm = (prints.get(prints.size() - 1).millis() - start) * calmShare / 100;
        BigDecimal lowest = prints.stream()
                .filter(print -> print.millis() <= start + calm)
                .map(Print::price)
                .min(BigDecimal::compareTo)
                .orElseThrow();
        Print below = firstBelow(lowest);
        Print through = firstBelow(below.price());
        return new Patience(plain(below.price()), calm, through.millis() - start);
    }

    private Print firstBelow(BigDecimal price) {
        return prints.stream()
                .filter(print -> print.price().compareTo(price) < 0)
                .findFirst()
                .orElseThrow();
    }

    static String plain(BigDecimal decimal) {
        return decimal.stripTrailingZeros().toPlainString();
    }
}
