package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many clients that place small limit buys far below the market, which rest. */
final class OrderLoad {
    private static final String BODY = "{\"clientOrderId\":\"bench-%d\",\"symbol\":\"BTC-USDT\",\"side\":\"BUY\","
            + "\"type\":\"LIMIT\",\"timeInForce\":\"GTC\",\"quantity\":\"0.01\",\"limitPrice\":\"1000\"}";

    private static final AtomicLong PLACED = new AtomicLong();

    private final Vertx vertx;
    private final List<Integer> ports;
    private final String apiKey;

    OrderLoad(Vertx vertx, Product product) {
        this(vertx, List.of(product.httpPort()), product.apiKey());
    }

    /** @param ports of gateways, which get equal shares of the connections */
    OrderLoad(Vertx vertx, List<Integer> ports, String apiKey) {
        this.vertx = vertx;
        this.ports = List.copyOf(ports);
        this.apiKey = apiKey;
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
        Supplier<String> bodies = () -> BODY.replace("%d", Long.toString(PLACED.incrementAndGet()));
        List<OrderConnection> open = Waiting.result(Future.all(IntStream.range(0, connections)
                        .mapToObj(i -> OrderConnection.open(vertx, client, ports.get(i % ports.size()), apiKey, bodies))
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
