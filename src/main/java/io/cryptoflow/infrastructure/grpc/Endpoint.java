package io.cryptoflow.infrastructure.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.protocol.Call;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.health.v1.HealthCheckRequest;
import io.vertx.grpc.health.v1.HealthCheckResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One process that can be asked: whether it is well, and a breaker that spares it while it does not answer. */
final class Endpoint {
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(1);
    private static final int FAILURES_TO_OPEN = 5;
    private static final long OPEN_MILLIS = 1_000;
    private static final ServiceMethod<Message, Message> CHECK = ServiceMethod.client(
            ServiceName.create("grpc.health.v1", "Health"),
            "Check",
            GrpcMessageEncoder.encoder(),
            GrpcMessageDecoder.decoder(HealthCheckResponse.newBuilder()));

    private final SocketAddress address;
    private final GrpcTransport transport;
    private final CircuitBreaker breaker;
    private volatile boolean healthy = true;

    Endpoint(Vertx vertx, SocketAddress address, GrpcTransport transport) {
        this.address = address;
        this.transport = transport;
        this.breaker = CircuitBreaker.create(
                address.toString(),
                vertx,
                new CircuitBreakerOptions()
                        .setMaxFailures(FAILURES_TO_OPEN)
                        .setTimeout(-1)
                        .setResetTimeout(OPEN_MILLIS)
                        .setNotificationAddress(null));
    }

    /** Makes a call through the breaker, which opens when calls break off again and again. */
    Future<Outcome> call(Call<?, ?> call, Message question, Duration limit) {
        return breaker.execute(() -> transport.call(address, call, question, limit));
    }

    /** Asks whether it may get work. */
    Future<Void> check() {
        return transport
                .call(address, CHECK, HealthCheckRequest.getDefaultInstance(), HEALTH_LIMIT)
                .timeout(HEALTH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(checked -> healthy = checked.succeeded() && isServing(checked.result()))
                .mapEmpty();
    }

    private static boolean isServing(Outcome outcome) {
        return outcome.answer()
                .map(HealthCheckResponse.class::cast)
                .filter(answer -> answer.getStatus() == HealthCheckResponse.ServingStatus.SERVING)
                .isPresent();
    }

    SocketAddress address() {
        return address;
    }

    boolean isHealthy() {
        return healthy;
    }

    /** Whether the breaker lets calls through. */
    boolean isOpenToCalls() {
        return breaker.state() != CircuitBreakerState.OPEN;
    }

    void close() {
        breaker.close();
    }
}
