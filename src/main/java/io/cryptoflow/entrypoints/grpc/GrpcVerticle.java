package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.entrypoints.auth.ApiKeyAuth;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Relayed;
import io.cryptoflow.protocol.ServiceCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.grpc.health.HealthService;
import io.vertx.grpc.reflection.ReflectionService;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import io.vertx.grpc.server.Service;
import io.vertx.grpc.server.ServiceBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The port of gRPC: the services that this process has, their health, and what they look like. */
public final class GrpcVerticle extends VerticleBase {
    private final Options options;
    private final MessageBus bus;
    private final List<ServiceCalls> services;
    private final Supplier<Future<Boolean>> health;
    private final Callers callers;
    private final CallMetrics metrics;
    private final Streams streams;
    private final Relay relay;
    private @Nullable HttpServer server;

    /**
     * Where to listen, and to whom.
     *
     * @param port 0 takes any free one
     * @param tls absent for plain text
     * @param serviceToken what other processes of the installation show; empty where there are none
     * @param maximumMessageBytes larger messages are refused
     * @param drainTimeout how long calls under way get to end when the verticle stops
     */
    public record Options(
            String host,
            int port,
            Optional<ServerTls> tls,
            String serviceToken,
            int maximumMessageBytes,
            Duration drainTimeout) {
        @Override
        public String toString() {
            return "Options[" + host + ":" + port + "]";
        }
    }

    /** @param health whether the process may get work, asked by gRPC's health protocol */
    public GrpcVerticle(
            Options options,
            MessageBus bus,
            List<ServiceCalls> services,
            Supplier<Future<Boolean>> health,
            MeterRegistry registry,
            InstantSource clock) {
        this.options = options;
        this.bus = bus;
        this.services = List.copyOf(services);
        this.health = health;
        this.callers = new Callers(new ApiKeyAuth(bus, clock), options.serviceToken());
        this.metrics = new CallMetrics(registry);
        this.streams = new Streams(bus);
        this.relay = new Relay(callers, relayed(), registry);
    }

    @Override
    public Future<?> start() {
        GrpcServer grpc = GrpcServer.server(
                vertx,
                new GrpcServerOptions()
                        .setScheduleDeadlineAutomatically(true)
                        .setDeadlinePropagation(true)
                        .setMaxMessageSize(options.maximumMessageBytes()));
        HealthService healthService = HealthService.create(vertx);
        Set<String> names = new HashSet<>();
        services.forEach(service -> {
            names.add(service.serviceName().fullyQualifiedName());
            healthService.register(service.serviceName(), health);
            grpc.addService(bound(service));
        });
        grpc.callHandler(Health.CHECK, new Health(names, health)::serve);
        grpc.callHandler(Relayed.SERVED, relay::serve);
        grpc.addService(healthService);
        grpc.addService(ReflectionService.v1());
        HttpServer listening = vertx.createHttpServer(http())
                .connectionHandler(connection -> KeepAlive.watch(vertx, connection))
                .requestHandler(grpc);
        server = listening;
        return streams.start().compose(started -> listening.listen());
    }

    private HttpServerOptions http() {
        HttpServerOptions http = new HttpServerOptions().setHost(options.host()).setPort(options.port());
        options.tls().ifPresent(tls -> tls.apply(http));
        return http;
    }

    private Service bound(ServiceCalls service) {
        ServiceBuilder builder = Service.service(service.serviceName(), service.descriptor());
        service.calls().forEach(call -> bind(builder, call));
        service.watches()
                .forEach(watch -> builder.<Message, Message>bind(
                        watch.served(), new StreamCall(watch, streams, callers, metrics)::serve));
        return builder.build();
    }

    private <Q, R> void bind(ServiceBuilder builder, Call<Q, R> call) {
        UnaryCall<Q, R> unary = new UnaryCall<>(call, bus, callers, metrics);
        builder.<Message, Message>bind(call.served(), unary::serve);
    }

    private Map<String, UnaryCall<?, ?>> relayed() {
        Map<String, UnaryCall<?, ?>> relayed = new HashMap<>();
        services.stream()
                .flatMap(service -> service.calls().stream())
                .filter(Relayed::contains)
                .forEach(call -> relayed.put(call.name(), new UnaryCall<>(call, bus, callers, metrics)));
        return relayed;
    }

    @Override
    public Future<?> stop() {
        streams.close();
        relay.close();
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(options.drainTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The port that is listened on. */
    public int port() {
        return Objects.requireNonNull(server, "not started").actualPort();
    }
}
