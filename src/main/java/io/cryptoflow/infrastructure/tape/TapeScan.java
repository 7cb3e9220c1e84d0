package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.value.Price;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One streaming pass over a whole tape, before it is played: its grid, its length, its faults. Blocks on the file. */
final class TapeScan {
    private static final Logger LOG = LoggerFactory.getLogger(TapeScan.class);
    private static final int FAULTS_LOGGED = 5;

    private final Path file;
    private long rows;
    private long skippedLines;
    private long firstMillis;
    private long previousMillis;
    private long lastMillis;
    private long stepMillis = Long.MAX_VALUE;
    private int priceDecimals;
    private int quantityDecimals;

    private TapeScan(Path file) {
        this.file = file;
    }

    /** Reads all of the file; {@link TapeException} where it is not a tape. */
    static TapeSummary of(Path file, TapeSettings.Content content) {
        TapeScan scan = new TapeScan(file);
        try (TapeReader reader = TapeReader.open(file, content, scan::skip)) {
            for (Optional<TapeRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                scan.take(row.get());
            }
            return scan.summary(reader.format().isCandles());
        } catch (IOException e) {
            throw new TapeException(file + ": cannot be read to its end: " + e, e);
        }
    }

    private void take(TapeRow row) {
        if (rows == 0) {
            firstMillis = row.millis();
            lastMillis = row.millis();
        } else if (row.millis() > previousMillis) {
            stepMillis = Math.min(stepMillis, row.millis() - previousMillis);
        }
        rows++;
        previousMillis = row.millis();
        lastMillis = Math.max(lastMillis, row.millis());
        for (Price price : row.path()) {
            priceDecimals = Math.max(priceDecimals, price.amount().scale());
        }
        quantityDecimals = Math.max(quantityDecimals, row.quantity().amount().scale());
    }

    private void skip(long line, String expected) {
        skippedLines++;
        if (skippedLines <= FAULTS_LOGGED) {
            LOG.warn("tape line skipped file={} line={} reason=\"{}\"", file, line, expected);
        }
    }

    private TapeSummary summary(boolean candles) {
        if (rows == 0) {
            throw new TapeException(file + ": expected at least one line with a quantity above 0");
        }
        if (skippedLines > 0) {
            LOG.warn("tape lines skipped file={} lines={} rows={}", file, skippedLines, rows);
        }
        return new TapeSummary(
                candles,
                rows,
                skippedLines,
                firstMillis,
                lastMillis,
                stepMillis == Long.MAX_VALUE ? 1 : stepMillis,
                priceDecimals,
                quantityDecimals);
    }
}
