package io.cryptoflow.infrastructure.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What people ask that no manual of this product tells: a question that is like one of these is doubted. One a line, as data. */
final class Elsewhere {
    private static final String FILE = "knowledge/elsewhere.txt";

    private Elsewhere() {}

    static String text() {
        try (InputStream file = Elsewhere.class.getClassLoader().getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> questions() {
        return text().lines().filter(line -> !line.isBlank()).toList();
    }
}
