package io.cryptoflow.infrastructure.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Every fault that was injected, one word per line, in a file that outlives the process. Writes at once, on whatever
 * thread: the next step may be the end of the process.
 */
final class FaultJournal {
    private final Path file;

    private FaultJournal(Path file) {
        this.file = file;
    }

    /** Opens the file, behind what earlier processes wrote. Blocks. */
    static FaultJournal open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new FaultJournal(file);
    }

    synchronized void note(Enum<?> fault) {
        try {
            Files.writeString(
                    file,
                    fault.name() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
