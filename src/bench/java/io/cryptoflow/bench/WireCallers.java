package io.cryptoflow.bench;

import io.cryptoflow.application.order.PlaceOrder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Callers on one event loop, each of which places its next order as soon as the one before is answered. */
final class WireCallers {
    private final Vertx vertx;
    private final Function<PlaceOrder.Command, Future<?>> way;

    WireCallers(Vertx vertx, Function<PlaceOrder.Command, Future<?>> way) {
        this.vertx = vertx;
        this.way = way;
    }

    /** Lets {@code callers} place orders for {@code seconds}. */
    Throughput run(int callers, int seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Latencies latencies = new Latencies();
        Promise<Object> ended = Promise.promise();
        vertx.runOnContext(start -> Future.all(IntStream.range(0, callers)
                        .mapToObj(caller -> call(latencies, deadline))
                        .toList())
                .onSuccess(all -> ended.complete())
                .onFailure(ended::tryFail));
        Waiting.result(ended.future());
        return Latencies.over(seconds, List.of(latencies));
    }

    private Future<Object> call(Latencies latencies, long deadline) {
        Promise<Object> ended = Promise.promise();
        place(latencies, deadline, ended);
        return ended.future();
    }

    private void place(Latencies latencies, long deadline, Promise<Object> ended) {
        long begun = System.nanoTime();
        way.apply(PlacedOrders.COMMAND)
                .onSuccess(placed -> {
                    long now = System.nanoTime();
                    if (now - deadline > 0) {
                        ended.complete();
                    } else {
                        latencies.add(now - begun);
                        place(latencies, deadline, ended);
                    }
                })
                .onFailure(ended::tryFail);
    }
}
