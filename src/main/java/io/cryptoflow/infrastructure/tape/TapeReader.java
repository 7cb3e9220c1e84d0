package io.cryptoflow.infrastructure.tape;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of one file from first to last. A malformed line among the first ones stops it, a later one is skipped. */
final class TapeReader implements Closeable {
    /** So many lines must be good for the file to be taken for a tape. */
    static final int FIRST_LINES = 100;

    private final Path file;
    private final BoundedLines lines;
    private final TapeFormat format;
    private final SkippedLines skipped;
    private Optional<String> ahead = Optional.empty();

    /** Told of each line that is left out. */
    @FunctionalInterface
    interface SkippedLines {
        void skipped(long line, String expected);
    }

    private TapeReader(Path file, BoundedLines lines, TapeSettings.Content content, SkippedLines skipped)
            throws IOException {
        this.file = file;
        this.lines = lines;
        this.skipped = skipped;
        format = readFormat(content);
    }

    static TapeReader open(Path file, TapeSettings.Content content, SkippedLines skipped) throws IOException {
        BoundedLines lines = BoundedLines.open(file);
        try {
            return new TapeReader(file, lines, content, skipped);
        } catch (IOException | TapeException e) {
            lines.close();
            throw e;
        }
    }

    private TapeFormat readFormat(TapeSettings.Content content) throws IOException {
        String first =
                lines.next().orElseThrow(() -> TapeException.at(file, 1, "expected a header, was an empty file"));
        boolean data = TapeColumns.isDataWithoutHeader(first);
        if (data) {
            ahead = Optional.of(first);
        }
        try {
            return TapeFormat.of(data ? TapeColumns.withoutHeader() : TapeColumns.of(first), content);
        } catch (IllegalArgumentException e) {
            throw new TapeException(file + ":1: " + e.getMessage(), e);
        }
    }

    TapeFormat format() {
        return format;
    }

    /** The next row in which something was traded, or none after the last. */
    Optional<TapeRow> next() throws IOException {
        Optional<String> line = nextLine();
        while (line.isPresent()) {
            Optional<TapeRow> row = read(line.get());
            if (row.isPresent() && !row.get().quantity().isZero()) {
                return row;
            }
            line = nextLine();
        }
        return Optional.empty();
    }

    private Optional<String> nextLine() throws IOException {
        if (ahead.isPresent()) {
            Optional<String> first = ahead;
            ahead = Optional.empty();
            return first;
        }
        return lines.next();
    }

    private Optional<TapeRow> read(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.read(line, lines.number()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            if (lines.number() <= FIRST_LINES) {
                throw new TapeException(file + ":" + lines.number() + ": " + e.getMessage(), e);
            }
            skipped.skipped(lines.number(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
