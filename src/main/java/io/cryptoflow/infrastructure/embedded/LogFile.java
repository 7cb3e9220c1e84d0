package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** What a server prints: one file that is set aside as {@code .1} at a start when it has grown above 10 MB. */
record LogFile(Path path, long startedAt) {
    private static final long ROTATE_BYTES = 10_000_000;
    private static final int TAIL_BYTES = 8192;

    static LogFile open(Path path) throws IOException {
        OwnerOnly.file(path);
        if (Files.size(path) > ROTATE_BYTES) {
            Files.move(path, Path.of(path + ".1"), StandardCopyOption.REPLACE_EXISTING);
            OwnerOnly.file(path);
        }
        return new LogFile(path, Files.size(path));
    }

    /** The last line of this start that tells of an error, else its last line, for a message of one line. */
    String complaint() throws IOException {
        List<String> lines = tail().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(LogFile::tellsError)
                .reduce((first, second) -> second)
                .or(() -> lines.stream().reduce((first, second) -> second))
                .orElse("it printed nothing");
    }

    private static boolean tellsError(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.contains("fatal") || lower.contains("error") || lower.contains("could not");
    }

    private String tail() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(startedAt, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
