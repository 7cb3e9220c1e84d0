package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What {@code /proc} tells about processes, and signals to them. */
final class Processes {
    private static final Path PROC = Path.of("/proc");
    private static final long TOOL_SECONDS = 10;

    private Processes() {}

    /**
     * The live processes of a program that work in a folder. A zombie has no working folder, so it is none of them,
     * although a signal 0 would call it alive; neither is a process that merely got a recycled pid.
     */
    static List<Long> of(String program, Path folder) throws IOException {
        List<Long> found = new ArrayList<>();
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (runs(process, program) && worksIn(process, folder)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        }
        return found;
    }

    private static boolean runs(Path process, String program) {
        try {
            return Files.readString(process.resolve("comm")).strip().equals(program);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Root without the right to trace cannot see where another user's process works: its arguments must do then. */
    private static boolean worksIn(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(folder);
        } catch (IOException hiddenOrGone) {
            return arguments(process).contains(folder.toString());
        }
    }

    private static List<String> arguments(Path process) {
        try {
            byte[] line = Files.readAllBytes(process.resolve("cmdline"));
            return List.of(new String(line, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Sends a signal by name (INT, TERM, KILL); a process that is gone is fine. */
    static void signal(long pid, String signal) {
        succeeds(List.of("/bin/sh", "-c", "kill -" + signal + " " + pid));
    }

    /** Whether a small program of the machine exists, and ends well within a few seconds. */
    static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
