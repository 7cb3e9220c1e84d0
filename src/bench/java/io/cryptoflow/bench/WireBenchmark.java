package io.cryptoflow.bench;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.cryptoflow.infrastructure.grpc.Endpoints;
import io.cryptoflow.infrastructure.grpc.GrpcTransport;
import io.cryptoflow.infrastructure.grpc.RemoteCalls;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Calls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The same order placed through the bus of a process, by gRPC, and by JSON over HTTP, in turns. */
final class WireBenchmark {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 5;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final int seconds;
    private final List<Way> ways = new ArrayList<>();
    private final Series grpcOverApi = new Series("calls/s: gRPC / HTTP+JSON of the API", "%.2f");
    private final Series grpcOverBare = new Series("calls/s: gRPC / HTTP+JSON, bare", "%.2f");
    private final Series busOverGrpc = new Series("calls/s: bus in process / gRPC", "%.2f");

    WireBenchmark(Vertx vertx, int seconds) {
        this.vertx = vertx;
        this.seconds = seconds;
    }

    /** One way, and what it did in each round. */
    private static final class Way {
        final WireCallers callers;
        final Series rate;
        final Series p50;
        final Series p99;
        final Series alone;
        double lastRate;

        Way(String name, WireCallers callers) {
            this.callers = callers;
            rate = new Series(name + ", " + CALLERS + " at once", "%.0f calls/s");
            p50 = new Series("  p50", "%.3f ms");
            p99 = new Series("  p99", "%.3f ms");
            alone = new Series("  one at a time: p50", "%.3f ms");
        }

        void measure(int seconds) {
            Throughput many = callers.run(CALLERS, seconds);
            lastRate = many.perSecond();
            rate.add(lastRate);
            p50.add(many.p50Millis());
            p99.add(many.p99Millis());
            alone.add(callers.run(1, 1).p50Millis());
            Progress.show(rate.last());
        }

        List<Series> figures() {
            return List.of(rate, p50, p99, alone);
        }
    }

    List<String> run() {
        try (JavaProcess grpc = JavaProcess.start(WireServer.class, WireServer.GRPC);
                JavaProcess api = JavaProcess.start(WireServer.class, WireServer.API);
                JavaProcess bare = JavaProcess.start(WireServer.class, WireServer.BARE)) {
            ways.add(new Way("bus in process", inProcess()));
            ways.add(new Way("gRPC", byGrpc(grpc.port())));
            ways.add(new Way("HTTP+JSON of the API", byJson(api.port())));
            ways.add(new Way("HTTP+JSON, bare", byJson(bare.port())));
            ways.forEach(way -> way.callers.run(CALLERS, 4 * seconds));
            Progress.show("warm");
            for (int round = 0; round < ROUNDS; round++) {
                ways.forEach(way -> way.measure(seconds));
                compare();
            }
        }
        return lines();
    }

    private WireCallers inProcess() {
        MessageBus bus = new VertxMessageBus(vertx, LIMIT);
        Waiting.result(bus.serve(Addresses.PLACE_ORDER, new PlacedOrders()));
        return new WireCallers(vertx, command -> bus.request(Addresses.PLACE_ORDER, command));
    }

    private WireCallers byGrpc(int port) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        GrpcTransport transport =
                new GrpcTransport(vertx, Optional.empty(), WireServer.TOKEN, WireServer.MESSAGE_BYTES);
        List<SocketAddress> addresses = List.of(SocketAddress.inetSocketAddress(port, "127.0.0.1"));
        Endpoints endpoints = new Endpoints(vertx, "orders", addresses, transport, registry);
        UseCase<PlaceOrder.Command, PlaceOrder.Result> place =
                new RemoteCalls(endpoints, LIMIT, registry).useCase(placeOrder());
        return new WireCallers(vertx, place::handle);
    }

    @SuppressWarnings("unchecked")
    private static Call<PlaceOrder.Command, PlaceOrder.Result> placeOrder() {
        return (Call<PlaceOrder.Command, PlaceOrder.Result>) Calls.ORDERS.stream()
                .filter(call -> call.address().equals(Addresses.PLACE_ORDER))
                .findFirst()
                .orElseThrow();
    }

    private WireCallers byJson(int port) {
        return new WireCallers(vertx, new JsonCaller(vertx, port, CALLERS)::place);
    }

    private void compare() {
        double grpc = ways.get(1).lastRate;
        busOverGrpc.add(ways.get(0).lastRate / grpc);
        grpcOverApi.add(grpc / ways.get(2).lastRate);
        grpcOverBare.add(grpc / ways.get(3).lastRate);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Series.header(
                String.format(Locale.ROOT, "PlaceOrder out of memory, %d rounds of %d s", ROUNDS, seconds)));
        List.of(grpcOverApi, grpcOverBare, busOverGrpc).forEach(ratio -> lines.add(ratio.line()));
        ways.forEach(way -> way.figures().forEach(figure -> lines.add(figure.line())));
        return lines;
    }
}
