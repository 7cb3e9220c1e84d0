package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process that owns both servers, to be killed by a test: prints one line when they are ready or when they cannot be,
 * and ends in order when its input ends.
 */
final class ServerOwner {
    private ServerOwner() {}

    public static void main(String[] arguments) throws Exception {
        long since = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
            Future<EmbeddedPostgres> postgresStart = threads.submit(() -> EmbeddedPostgres.start(folder));
            Future<EmbeddedRedis> redisStart = threads.submit(() -> EmbeddedRedis.start(folder));
            try (EmbeddedPostgres postgres = postgresStart.get();
                    EmbeddedRedis redis = redisStart.get()) {
                say("ready " + postgres.port() + " " + postgres.pid() + " " + redis.port() + " " + redis.pid() + " "
                        + (System.nanoTime() - since) / 1_000_000);
                while (System.in.read() >= 0) {}
            }
        } catch (IOException e) {
            say("failed " + e.getMessage());
        } finally {
            threads.shutdown();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
