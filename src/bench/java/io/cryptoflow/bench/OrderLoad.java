package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Many clients that place small limit buys far below the market, which rest. */
final class OrderLoad {
    private static final String BODY = "{\"clientOrderId\":\"bench-%d\",\"symbol\":\"BTC-USDT\",\"side\":\"BUY\","
            + "\"type\":\"LIMIT\",\"timeInForce\":\"GTC\",\"quantity\":\"0.01\",\"limitPrice\":\"1000\"}";

    private final Vertx vertx;
    private final Product product;
    private final AtomicLong placed = new AtomicLong();

    OrderLoad(Vertx vertx, Product product) {
        this.vertx = vertx;
        this.product = product;
    }

    /** Places orders on {@code connections} connections for {@code seconds}; fails on any answer but 201. */
    Throughput run(int connections, int seconds) {
        NetClient client = vertx.createNetClient();
        String apiKey = product.apiKey();
        int port = product.httpPort();
        Supplier<String> bodies = () -> BODY.replace("%d", Long.toString(placed.incrementAndGet()));
        List<OrderConnection> open = Waiting.result(
                        Future.all(Stream.generate(() -> OrderConnection.open(client, port, apiKey, bodies))
                                .limit(connections)
                                .toList()))
                .list();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Latencies> measured = Waiting.result(Future.all(open.stream()
                        .map(connection -> connection.run(deadline))
                        .toList()))
                .list();
        Waiting.result(client.close());
        return Latencies.over(seconds, measured);
    }
}
