package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch under load, and the dead man's switch of a client and a gateway that die together. */
class SwitchesIT {
    private static final int OPEN_ORDERS = 500;
    private static final int CLIENTS = 8;
    private static final long DENIED_WITHIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration NONE_OPEN_WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicBoolean placing = new AtomicBoolean(true);
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder = Path.of("");

    /** An order's answer, with the times at which it was asked for and came. */
    private record Answered(long askedAt, long answeredAt, int status, String code) {}

    @Test
    void killsFiveHundredOpenOrdersUnderLoad() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (RunningProduct product = RunningProduct.start(ProductSetup.in(folder))) {
            ProductClient admin = product.client();
            for (int i = 0; i < OPEN_ORDERS; i++) {
                assertThat(admin.place(order("open-" + i)).status()).isEqualTo(201);
            }
            List<Future<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "load-" + i;
                ProductClient client = product.client();
                clients.add(threads.submit(() -> placeOn(name, client)));
            }
            Thread.sleep(1_000);

            ProductClient.Reply engaged = admin.post("/admin/kill-switch", new JsonObject().put("reason", "rehearsal"));
            long acknowledgedAt = System.nanoTime();
            boolean done = Waiting.until(NONE_OPEN_WITHIN, () -> status(admin).equals("DONE"));
            Duration took = Duration.ofNanos(System.nanoTime() - acknowledgedAt);
            placing.set(false);
            for (Future<Void> client : clients) {
                client.get(30, TimeUnit.SECONDS);
            }

            assertThat(engaged.status()).isEqualTo(202);
            assertThat(done)
                    .as("done after %s, now %s", took, admin.read("/admin/kill-switch"))
                    .isTrue();
            assertThat(answers.stream().filter(answer -> answer.status() == 201).count())
                    .isPositive();
            assertThat(answers.stream().filter(answer -> answer.askedAt() > acknowledgedAt))
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("TRADING_HALTED"));
            assertThat(answers.stream().filter(answer -> answer.answeredAt() > acknowledgedAt + DENIED_WITHIN_NANOS))
                    .noneMatch(answer -> answer.status() == 201);
            assertThat(admin.readAll("/orders?status=open", "orders")).isEmpty();
            assertThat(openAtVenue(VenueJournal.read(product))).isEmpty();
            assertThat(admin.readAll("/orders", "orders"))
                    .filteredOn(order -> order.getString("clientOrderId").startsWith("open-"))
                    .hasSize(OPEN_ORDERS)
                    .allSatisfy(
                            order -> assertThat(order.getJsonObject("reason").getString("code"))
                                    .isEqualTo("KILL_SWITCH"));
            assertThat(admin.delete("/admin/kill-switch").json().getString("status"))
                    .isEqualTo("RELEASED");
            assertThat(admin.place(order("after")).status()).isEqualTo(201);
        } finally {
            placing.set(false);
            threads.shutdownNow();
        }
    }

    @Test
    void firesTheDeadMansSwitchOfAGatewayThatDiedWithItsClient() throws Exception {
        ProductSetup setup = ProductSetup.in(folder);
        try (RunningProduct product = RunningProduct.start(setup)) {
            ProductClient client = product.client();
            assertThat(client.place(order("left-behind")).status()).isEqualTo(201);
            JsonObject armed = client.post("/dead-man-switch", new JsonObject().put("seconds", 3))
                    .json();
            assertThat(armed.getInteger("seconds")).isEqualTo(3);
            product.kill();
            product.serversLeftBehind();
        }
        Thread.sleep(3_000);

        try (RunningProduct restarted = RunningProduct.start(setup)) {
            ProductClient client = restarted.client();
            assertThat(Waiting.until(PATIENCE, () -> client.readAll("/orders?status=open", "orders")
                            .isEmpty()))
                    .isTrue();
            JsonArray orders = client.read("/orders").getJsonArray("orders");
            assertThat(orders).hasSize(1);
            assertThat(orders.getJsonObject(0).getJsonObject("reason").getString("code"))
                    .isEqualTo("DEAD_MAN_SWITCH");
            assertThat(client.read("/dead-man-switch").getInteger("seconds")).isZero();
        }
    }

    private Void placeOn(String name, ProductClient client) throws InterruptedException {
        for (int number = 1; placing.get(); number++) {
            long askedAt = System.nanoTime();
            try {
                ProductClient.Reply reply = client.place(order(name + "-" + number));
                String code = reply.json().getString("code", "none");
                answers.add(new Answered(askedAt, System.nanoTime(), reply.status(), code));
            } catch (IOException noAnswer) {
                answers.add(new Answered(askedAt, System.nanoTime(), 0, noAnswer.toString()));
            }
        }
        return null;
    }

    private static List<String> openAtVenue(VenueJournal venue) {
        return venue.status.entrySet().stream()
                .filter(order -> List.of("NEW", "PARTIALLY_FILLED").contains(order.getValue()))
                .map(order -> order.getKey())
                .toList();
    }

    private static String status(ProductClient admin) throws Exception {
        return admin.read("/admin/kill-switch").getString("status");
    }

    /** An order that rests far below the market. */
    private static JsonObject order(String clientOrderId) {
        return ProductClient.limitOrder(clientOrderId, "BUY", "0.006", "1000").put("symbol", "BTC-USDT");
    }
}
