package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.CandleFiles;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files of recorded candles in one folder, in the formats of tapes; nothing outside the folder can be named. */
public final class CandleFolder implements CandleFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path folder;

    /** @param folder an empty path has no files */
    public CandleFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public boolean has(String name) {
        return !folder.toString().isEmpty()
                && NAME.matcher(name).matches()
                && Files.isRegularFile(folder.resolve(name))
                && Files.isReadable(folder.resolve(name));
    }

    @Override
    public List<Candle> read(String name, Symbol symbol, CandleInterval interval) {
        if (!has(name)) {
            throw unprocessable("expected a file in the folder of the backtests");
        }
        try (TapeReader reader =
                TapeReader.open(folder.resolve(name), TapeSettings.Content.CANDLES, CandleFolder::refuse)) {
            List<Candle> candles = new ArrayList<>();
            for (Optional<TapeRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                candles.add(candle((TapeRow.Candle) row.get(), symbol, interval));
            }
            checkDistances(candles, interval);
            return candles;
        } catch (IOException | TapeException unreadable) {
            throw unprocessable("the file cannot be read as candles of " + symbol);
        } catch (IllegalArgumentException wrong) {
            throw unprocessable(String.valueOf(wrong.getMessage()));
        }
    }

    private static void refuse(long line, String expected) {
        throw unprocessable("line " + line + ": " + expected);
    }

    private static Candle candle(TapeRow.Candle row, Symbol symbol, CandleInterval interval) {
        Instant openTime = Instant.ofEpochMilli(row.millis());
        return new Candle(
                symbol, interval, openTime, row.open(), row.high(), row.low(), row.close(), row.quantity(), true);
    }

    /** Candles may be missing where nothing was traded; two neighbors at least tell the interval of the file. */
    private static void checkDistances(List<Candle> candles, CandleInterval interval) {
        boolean neighbors = candles.size() < 2;
        for (int i = 1; i < candles.size(); i++) {
            Candle before = candles.get(i - 1);
            Candle candle = candles.get(i);
            if (!candle.openTime().isAfter(before.openTime())) {
                throw unprocessable("expected candles in the order of time, was " + candle.openTime() + " after "
                        + before.openTime());
            }
            neighbors = neighbors || candle.openTime().equals(before.closeTime());
        }
        if (!neighbors) {
            throw unprocessable("the file does not hold candles of " + interval.text());
        }
    }

    private static FailureException unprocessable(String detail) {
        return new FailureException(
                new Failure(Failure.Kind.UNPROCESSABLE, "UNREADABLE_FILE", detail, Optional.of("file")));
    }
}
