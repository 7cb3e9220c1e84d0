package io.cryptoflow.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.FakeTickers;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A real Redis and a venue, and as many processes that share them as a test wants. */
final class SharedRedis implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(59);
    static final SharedQuotes.Times TIMES = new SharedQuotes.Times(LONG, LONG, LONG);

    /** For how long a process waits for Redis at most, as in the product. */
    static final long PROMPT_MILLIS = 200;

    private static final long PATIENT_MILLIS = 10_000;

    private final FakeTickers venue = new FakeTickers();
    private final DataFolder folder;
    private final EmbeddedRedis server;

    SharedRedis(Path dir) throws Exception {
        folder = DataFolder.open(dir);
        server = EmbeddedRedis.start(folder);
    }

    FakeTickers venue() {
        return venue;
    }

    EmbeddedRedis server() {
        return server;
    }

    TickerProcess process(SharedQuotes.Times times) {
        return new TickerProcess(uri(), PATIENT_MILLIS, venue, times);
    }

    /** A process that waits for Redis as long as the product does. */
    TickerProcess promptProcess() {
        return new TickerProcess(uri(), PROMPT_MILLIS, venue, TIMES);
    }

    private String uri() {
        return "redis://:" + server.password() + "@" + server.host() + ":" + server.port();
    }

    void signal(String name) throws IOException {
        if (ProcessHandle.of(server.pid()).isPresent()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                    .start()
                    .onExit()
                    .join();
        }
    }

    static void waitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).isNegative();
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        signal("CONT");
        server.close();
        folder.close();
    }
}
