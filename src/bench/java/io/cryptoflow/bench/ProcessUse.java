package io.cryptoflow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes use, as Linux counts it in {@code /proc}. */
final class ProcessUse {
    /** USER_HZ, which is 100 on every Linux that the product runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private ProcessUse() {}

    /** CPU seconds of a process so far, user and system, with those of its children that ended. */
    static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name of the program, in parentheses, may hold spaces: what follows it is fields 3 and up.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = USER_TIME; i <= CHILDREN_SYSTEM_TIME; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU seconds of all Postgres processes below {@code pid}; one that ended is counted by the one that started it. */
    static double postgresCpuSeconds(long pid) {
        try (Stream<ProcessHandle> below = ProcessHandle.of(pid).orElseThrow().descendants()) {
            return below.filter(ProcessUse::isPostgres)
                    .mapToDouble(process -> cpuSeconds(process.pid()))
                    .sum();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    /** Memory of a process that is resident now, in bytes. */
    static long residentBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            String line =
                    lines.filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
