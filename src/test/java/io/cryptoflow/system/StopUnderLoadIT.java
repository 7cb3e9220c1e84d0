package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while clients place orders and listen. */
class StopUnderLoadIT {
    private static final int CLIENTS = 16;
    private static final int TOLD_TO_STOP = 143;
    private static final int GOING_AWAY = 1001;
    private static final Duration LOAD = Duration.ofSeconds(2);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Queue<String> strange = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean placing = new AtomicBoolean(true);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void answersWhatItTookAndLeavesInTime() throws Exception {
        ProductSetup setup = ProductSetup.in(folder).with("SHUTDOWN_DRAINTIMEOUT", DRAIN_LIMIT.toSeconds() + "s");
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (RunningProduct product = RunningProduct.start(setup)) {
            List<StreamClient> listeners = listeners(product);
            List<Future<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "c" + i;
                ProductClient client = product.client();
                clients.add(threads.submit(() -> placeUntilRefused(name, client)));
            }
            Thread.sleep(LOAD.toMillis());

            long begin = System.nanoTime();
            product.terminate();
            int code = product.awaitExit();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(code).isEqualTo(TOLD_TO_STOP);
            assertThat(took).isLessThan(DRAIN_LIMIT.plus(MARGIN));
            for (StreamClient listener : listeners) {
                assertThat(listener.closeCode()).isEqualTo(GOING_AWAY);
            }
            assertThat(product.serversLeftBehind()).isEmpty();
            for (Future<Void> client : clients) {
                client.get(30, TimeUnit.SECONDS);
            }
        } finally {
            placing.set(false);
            threads.shutdownNow();
        }
        assertThat(strange).isEmpty();
        storesExactlyWhatItAnswered(setup);
    }

    private static List<StreamClient> listeners(RunningProduct product) throws Exception {
        List<StreamClient> listeners = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            StreamClient stream = new StreamClient(product.streams());
            stream.register("market.ticker.BTC-USDT", product.key(), new JsonObject());
            stream.register(AccountSnapshot.STREAM, product.key(), new JsonObject());
            listeners.add(stream);
        }
        return listeners;
    }

    /** Ends with the first order that got no answer: from then on nobody is there. */
    private Void placeUntilRefused(String name, ProductClient client) throws InterruptedException {
        for (int number = 1; placing.get(); number++) {
            String clientOrderId = name + "-" + number;
            JsonObject order = ProductClient.limitOrder(clientOrderId, "BUY", "0.01", "1000");
            try {
                note(clientOrderId, client.place(order.put("symbol", "BTC-USDT")));
            } catch (IOException noAnswer) {
                broken.add(clientOrderId);
                return null;
            }
        }
        return null;
    }

    private void note(String clientOrderId, ProductClient.Reply reply) {
        switch (reply.status()) {
            case 201, 422 -> answered.add(clientOrderId);
            case 503 -> assertThat(reply.retryAfter()).isNotEmpty();
            default -> strange.add(clientOrderId + " got " + reply);
        }
    }

    private void storesExactlyWhatItAnswered(ProductSetup setup) throws Exception {
        try (RunningProduct product = RunningProduct.start(setup)) {
            Set<String> stored = product.client().readAll("/orders", "orders").stream()
                    .map(order -> order.getString("clientOrderId"))
                    .collect(Collectors.toSet());

            assertThat(answered).isNotEmpty();
            assertThat(stored).as("no acknowledged order is lost").containsAll(answered);
            assertThat(stored).as("who was cut off had not been taken").doesNotContainAnyElementsOf(broken);
        }
    }
}
