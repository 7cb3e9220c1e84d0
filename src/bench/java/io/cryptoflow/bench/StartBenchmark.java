package io.cryptoflow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From {@code java -jar} to the first accepted order with a warm data folder, and the memory of the JVM when it idles. */
final class StartBenchmark {
    private static final int RUNS = 5;
    private static final long IDLE_MILLIS = 60_000;
    private static final long POLL_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ORDER = "{\"symbol\":\"BTC-USDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
            + "\"quantity\":\"0.01\",\"limitPrice\":\"1000\"}";
    private static final double BYTES_PER_MEGABYTE = 1_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Series start = new Series("java -jar to the first accepted order", "%.2f s");
    private final Series memory = new Series("resident memory of the idle JVM", "%.0f MB");

    void run(Path folder) {
        Path data = folder.resolve("start");
        Product.start(data, Map.of()).close();
        Progress.show("data folder is warm");
        for (int run = 0; run < RUNS; run++) {
            int port = FreePort.next();
            long begun = System.nanoTime();
            try (Product product = Product.launch(data, Map.of("CRYPTOFLOW_HTTP_PORT", Integer.toString(port)))) {
                awaitOrder(product, port, begun + PATIENCE.toNanos());
                start.add((System.nanoTime() - begun) / 1e9);
                Progress.show(start.last());
                Waiting.pause(IDLE_MILLIS);
                memory.add(ProcessUse.residentBytes(product.pid()) / BYTES_PER_MEGABYTE);
                Progress.show(memory.last());
            }
        }
    }

    private void awaitOrder(Product product, int port, long deadline) {
        HttpRequest order = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/orders"))
                .header("Authorization", "Bearer " + product.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ORDER))
                .build();
        while (!isAccepted(order)) {
            if (!product.isAlive() || System.nanoTime() - deadline > 0) {
                throw new BenchFailure("the product accepted no order within " + PATIENCE);
            }
            Waiting.pause(POLL_MILLIS);
        }
    }

    /** Nobody listens until the product is ready, so that every other answer than a refused connection is final. */
    private boolean isAccepted(HttpRequest order) {
        try {
            HttpResponse<String> answer = http.send(order, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new BenchFailure("expected 201, was " + answer.statusCode() + " " + answer.body());
            }
            return true;
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    List<String> lines() {
        return List.of(
                Series.header("start, warm data folder, " + RUNS + " runs"),
                start.line(),
                memory.line() + "  after " + TimeUnit.MILLISECONDS.toSeconds(IDLE_MILLIS) + " s");
    }
}
