package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The file in which a server writes its pid, on the first line, once it has its port. */
record PidFile(Path path) {

    /** What it says now; empty while there is no such file. */
    List<String> lines() throws IOException {
        try {
            return Files.readAllLines(path);
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    boolean names(long pid) throws IOException {
        return lines().stream().limit(1).anyMatch(line -> line.strip().equals(Long.toString(pid)));
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
