package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Many WebSockets on one address, and what each thousand of messages costs the product. */
final class StreamBenchmark {
    private static final int SUBSCRIBERS = 200;
    private static final String UPDATE_INTERVAL = "10ms";
    private static final int WINDOWS = 3;
    private static final long WINDOW_MILLIS = 4_000;
    private static final long WARM_UP_MILLIS = 5_000;
    private static final List<String> ADDRESSES = List.of("market.ticker.BTC-USDT", "market.trade.BTC-USDT");

    private final Vertx vertx;
    private final Series idle = new Series("CPU of the product, no subscriber", "%.2f cores");
    private final List<Series> figures = new ArrayList<>();

    StreamBenchmark(Vertx vertx) {
        this.vertx = vertx;
    }

    void run(Path folder) {
        Map<String, String> settings = Map.of("CRYPTOFLOW_MARKET_SIMULATED_UPDATEINTERVAL", UPDATE_INTERVAL);
        try (Product product = Product.start(folder.resolve("streams"), settings)) {
            Waiting.pause(WARM_UP_MILLIS);
            for (int window = 0; window < WINDOWS; window++) {
                double before = product.cpuSeconds();
                long begun = System.nanoTime();
                Waiting.pause(WINDOW_MILLIS);
                idle.add((product.cpuSeconds() - before) / secondsSince(begun));
            }
            Progress.show(idle.last());
            ADDRESSES.forEach(address -> measure(product, address));
        }
    }

    private void measure(Product product, String address) {
        Series rate = new Series(address, "%.0f msg/s");
        Series all = new Series("  CPU per 1,000 messages", "%.1f ms");
        Series added = new Series("  of it added by the subscribers", "%.1f ms");
        figures.addAll(List.of(rate, all, added));
        try (Subscribers subscribers = Subscribers.open(vertx, product.httpPort(), SUBSCRIBERS, address)) {
            Waiting.pause(WARM_UP_MILLIS);
            for (int window = 0; window < WINDOWS; window++) {
                long messagesBefore = subscribers.received();
                double cpuBefore = product.cpuSeconds();
                long begun = System.nanoTime();
                Waiting.pause(WINDOW_MILLIS);
                double seconds = secondsSince(begun);
                double cpu = product.cpuSeconds() - cpuBefore;
                double messages = subscribers.received() - messagesBefore;
                rate.add(messages / seconds);
                // Milliseconds per message are seconds per thousand: a million turns seconds per message into both.
                all.add(cpu * 1e6 / messages);
                added.add((cpu - idle.median() * seconds) * 1e6 / messages);
            }
        }
        Progress.show(rate.last());
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Series.header(SUBSCRIBERS + " WebSockets, updates every " + UPDATE_INTERVAL));
        figures.forEach(series -> lines.add(series.line()));
        lines.add(idle.line());
        return lines;
    }
}
