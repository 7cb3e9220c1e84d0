package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** A client that places limit orders all the time, and repeats each with the same name at the next gateway until it is answered. */
final class SteadyOrders implements AutoCloseable {
    private static final String PREFIX = "steady-";
    private static final long PAUSE_MILLIS = 20;
    private static final long RETRY_MILLIS = 200;
    private static final int CREATED = 201;
    private static final int REPLAYED = 200;
    private static final int SERVER_ERROR = 500;
    private static final Duration GIVE_UP = Duration.ofSeconds(90);

    private final List<ProductClient> gateways;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "steady-orders");
    private volatile boolean ending;

    private SteadyOrders(List<ProductClient> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    static SteadyOrders start(ProductClient... gateways) {
        SteadyOrders orders = new SteadyOrders(List.of(gateways));
        orders.thread.start();
        return orders;
    }

    /** How often an order had to be repeated. */
    int repeated() {
        return repeated.get();
    }

    /** Waits until so many more orders are answered. */
    boolean flow(int more) throws Exception {
        int enough = acknowledged.size() + more;
        return Waiting.until(GIVE_UP, () -> acknowledged.size() >= enough || !thread.isAlive())
                && acknowledged.size() >= enough;
    }

    private void run() {
        try {
            for (int n = 0; !ending; n++) {
                place(n);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            wrong.add("interrupted");
        }
    }

    private void place(int number) throws InterruptedException {
        String name = PREFIX + number;
        long end = System.nanoTime() + GIVE_UP.toNanos();
        for (int attempt = 0; System.nanoTime() < end; attempt++) {
            if (isAnswered(name, gateways.get((number + attempt) % gateways.size()))) {
                return;
            }
            repeated.incrementAndGet();
            Thread.sleep(RETRY_MILLIS);
        }
        wrong.add(name + " never answered");
    }

    private boolean isAnswered(String name, ProductClient gateway) throws InterruptedException {
        try {
            ProductClient.Reply reply = gateway.place(
                    ProductClient.limitOrder(name, "BUY", "0.001", "20000").put("symbol", "BTC-USDT"));
            if (reply.status() >= SERVER_ERROR) {
                return false;
            }
            if (reply.status() == CREATED || reply.status() == REPLAYED) {
                acknowledged.add(name);
            } else {
                wrong.add(name + " " + reply);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends behind the order that is under way. */
    void end() {
        ending = true;
        Closing.close(thread::join);
    }

    /** Nothing lost, nothing doubled, and the account's story has no gap. */
    void assertEachOnce(ProductClient client) throws IOException, InterruptedException {
        assertThat(wrong).isEmpty();
        List<String> stored = client.readAll("/orders?status=open", "orders").stream()
                .map(order -> order.getString("clientOrderId"))
                .filter(name -> name.startsWith(PREFIX))
                .toList();
        assertThat(stored).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
        List<Long> story = client.story();
        assertThat(story)
                .isEqualTo(LongStream.rangeClosed(1, story.size()).boxed().toList());
    }

    @Override
    public void close() {
        end();
    }
}
