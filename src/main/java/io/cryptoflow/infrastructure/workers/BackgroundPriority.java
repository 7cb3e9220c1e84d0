package io.cryptoflow.infrastructure.workers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Linux to run a thread only as far as nobody else wants the core. Java's own priorities mean nothing there without
 * root; anybody may make a thread nicer, though, and {@code renice} does it by the thread's number.
 */
final class BackgroundPriority {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundPriority.class);
    private static final Path THIS_THREAD = Path.of("/proc/thread-self");
    private static final String NICEST = "19";
    private static final long PATIENCE_SECONDS = 5;
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private BackgroundPriority() {}

    /** Makes the calling thread the nicest; where that cannot be, says so once, and it stays as it is. */
    static void ofThisThread() {
        try {
            String thread = THIS_THREAD.toRealPath().getFileName().toString();
            Process renice = new ProcessBuilder("renice", "-n", NICEST, "-p", thread)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!renice.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || renice.exitValue() != 0) {
                renice.destroy();
                tell("renice failed");
            }
        } catch (IOException impossible) {
            tell(impossible.toString());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(String why) {
        if (TOLD.compareAndSet(false, true)) {
            LOG.warn("worker threads run at normal priority, backtests may slow orders down cause=\"{}\"", why);
        }
    }
}
