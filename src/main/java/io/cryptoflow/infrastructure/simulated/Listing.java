package io.cryptoflow.infrastructure.simulated;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What the generator knows of one instrument.
 *
 * @param price where it starts, and what it returns to in the long run
 * @param volatility standard deviation of a year's return, in percent
 * @param depth about how much of the quote asset is offered per level of the book
 */
record Listing(Instrument instrument, Price price, int volatility, int depth) {
    private static final String RESOURCE = "/market/instruments.csv";
    private static final int COLUMNS = 7;

    /** The listings of the product, in the order of the file. */
    static List<Listing> all() {
        try (InputStream file = Objects.requireNonNull(Listing.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Listing::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    private static Listing read(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("expected " + COLUMNS + " columns in " + RESOURCE + ", was " + line);
        }
        Symbol symbol = Symbol.of(columns[0]);
        Instrument instrument = new Instrument(
                symbol, Price.of(columns[2]), Quantity.of(columns[3]), Money.of(columns[4], symbol.quote()));
        return new Listing(
                instrument, Price.of(columns[1]), Integer.parseInt(columns[5]), Integer.parseInt(columns[6]));
    }
}
