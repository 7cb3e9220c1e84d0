package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

    /** Places orders on {@code connections} connections for {@code seconds}, as fast as they are answered; fails on any answer but 201. */
    Throughput run(int connections, int seconds) {
        return run(connections, seconds, 0);
    }

    /** The same at {@code perSecond} orders a second over all connections. */
    Throughput runAt(double perSecond, int connections, int seconds) {
        return run(connections, seconds, Math.round(TimeUnit.SECONDS.toNanos(1) * connections / perSecond));
    }

    private Throughput run(int connections, int seconds, long paceNanos) {
        NetClient client = vertx.createNetClient();
        String apiKey = product.apiKey();
        int port = product.httpPort();
        Supplier<String> bodies = () -> BODY.replace("%d", Long.toString(placed.incrementAndGet()));
        List<OrderConnection> open = Waiting.result(
                        Future.all(Stream.generate(() -> OrderConnection.open(vertx, client, port, apiKey, bodies))
                                .limit(connections)
                                .toList()))
                .list();
        long now = System.nanoTime();
        long deadline = now + TimeUnit.SECONDS.toNanos(seconds);
        List<Latencies> measured = Waiting.result(Future.all(IntStream.range(0, connections)
                        .mapToObj(i -> open.get(i).run(now + paceNanos * i / connections, paceNanos, deadline))
                        .toList()))
                .list();
        Waiting.result(client.close());
        return Latencies.over(seconds, measured);
    }
}
