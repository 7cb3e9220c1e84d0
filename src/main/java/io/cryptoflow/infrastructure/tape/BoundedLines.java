package io.cryptoflow.infrastructure.tape;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The lines of a plain or gzip file, told apart by their first bytes; no line takes more memory than the longest allowed. */
final class BoundedLines implements Closeable {
    /** What is longer is cut off here, and no format accepts it. */
    static final int LONGEST = 1000;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader characters;
    private final StringBuilder line = new StringBuilder();
    private long number;

    private BoundedLines(Reader characters) {
        this.characters = characters;
    }

    static BoundedLines open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            InputStream plain = isGzip(bytes) ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
            return new BoundedLines(new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static boolean isGzip(InputStream bytes) throws IOException {
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzip;
    }

    /** The next line without its end, or none after the last. */
    Optional<String> next() throws IOException {
        line.setLength(0);
        int read = characters.read();
        if (read == END) {
            return Optional.empty();
        }
        while (read != END && read != '\n') {
            if (read != '\r' && read != BYTE_ORDER_MARK && line.length() <= LONGEST) {
                line.append((char) read);
            }
            read = characters.read();
        }
        number++;
        return Optional.of(line.toString());
    }

    /** Number of the line that {@link #next} gave last; the first is 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
