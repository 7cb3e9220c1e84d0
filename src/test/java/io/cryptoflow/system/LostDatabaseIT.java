package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Postgres is killed hard while clients place orders. */
class LostDatabaseIT {
    private static final int CLIENTS = 8;
    private static final int UNAVAILABLE = 503;
    private static final Duration LOAD = Duration.ofSeconds(1);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(14);

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, ProductClient.Reply> refused = new ConcurrentHashMap<>();
    private final AtomicBoolean placing = new AtomicBoolean(true);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void refusesWhileItIsAwayAndGoesOnByItself() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (RunningProduct product = RunningProduct.start(ProductSetup.in(folder))) {
            List<Future<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "d" + i;
                ProductClient client = product.client();
                clients.add(threads.submit(() -> placeOrders(name, client)));
            }
            Thread.sleep(LOAD.toMillis());

            EmbeddedProcess.postmaster(product.servers()).kill();

            assertThat(Waiting.until(RECOVERY, () -> !refused.isEmpty()))
                    .as("somebody is refused")
                    .isTrue();
            int before = acknowledged.size();
            assertThat(Waiting.until(RECOVERY, () -> acknowledged.size() > before && isReady(product)))
                    .as("orders are taken again; %s", product.output())
                    .isTrue();
            placing.set(false);
            for (Future<Void> client : clients) {
                client.get(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
            }

            assertThat(refused.values())
                    .allMatch(reply -> reply.status() == UNAVAILABLE)
                    .allMatch(reply -> reply.retryAfter().matches("[0-9]+"));
            assertThat(stored(product)).containsAll(acknowledged);
            AccountSnapshot.withoutOrderEvents(product).addsUpFrom(Map.of("USDT", "100000", "BTC", "2", "ETH", "20"));
        } finally {
            placing.set(false);
            threads.shutdownNow();
        }
    }

    private Void placeOrders(String name, ProductClient client) throws Exception {
        for (int number = 1; placing.get(); number++) {
            String clientOrderId = name + "-" + number;
            JsonObject order = ProductClient.limitOrder(clientOrderId, "BUY", "0.005", "1000");
            long begin = System.nanoTime();
            ProductClient.Reply reply = client.place(order.put("symbol", "BTC-USDT"));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST_ANSWER);
            if (reply.status() == 201 || reply.status() == 422) {
                acknowledged.add(clientOrderId);
            } else {
                refused.put(clientOrderId, reply);
            }
        }
        return null;
    }

    private static boolean isReady(RunningProduct product) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(product.ready())).build();
        return HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    private static Set<String> stored(RunningProduct product) throws Exception {
        return product.client().readAll("/orders", "orders").stream()
                .map(order -> order.getString("clientOrderId"))
                .collect(Collectors.toSet());
    }
}
