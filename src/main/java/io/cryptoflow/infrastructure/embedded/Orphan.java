package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server left behind in a folder by a process that was killed. Whoever holds the {@link DataFolder} may end it: its
 * owner is dead, or the folder would be locked.
 */
final class Orphan {
    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private Orphan() {}

    /** Ends what still runs in the folder, at first gently, and removes the pid file that would block a new start. */
    static void stop(String program, Path folder, PidFile pidFile, String signal) throws IOException {
        List<Long> left = Processes.of(program, folder);
        if (!left.isEmpty()) {
            LOG.warn("stopping an orphaned embedded server program={} pids={} folder={}", program, left, folder);
            // Without their leader the workers of a server end by themselves, and a signal could mean something else.
            for (long pid : left) {
                if (pidFile.names(pid)) {
                    Processes.signal(pid, signal);
                }
            }
            if (!endsWithin(PATIENCE, program, folder)) {
                Processes.of(program, folder).forEach(pid -> Processes.signal(pid, "KILL"));
                if (!endsWithin(KILL_LIMIT, program, folder)) {
                    throw new EmbeddedFailure("an orphaned " + program + " (pid "
                            + Processes.of(program, folder).get(0) + ") holds " + folder + " and cannot be killed");
                }
            }
        }
        pidFile.delete();
    }

    private static boolean endsWithin(Duration limit, String program, Path folder) throws IOException {
        return Waiting.until(() -> Processes.of(program, folder).isEmpty(), limit);
    }
}
