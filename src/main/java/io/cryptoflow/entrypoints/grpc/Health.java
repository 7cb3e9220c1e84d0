package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.vertx.core.Future;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.health.v1.HealthCheckRequest;
import io.vertx.grpc.health.v1.HealthCheckResponse;
import io.vertx.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether the process may get work, by gRPC's health protocol: the whole process, whose name is empty, or one of its services,
 * which are well together. Stands in for the answer of Vert.x, where a process without a name is always well.
 */
final class Health {
    static final ServiceMethod<Message, Message> CHECK = ServiceMethod.server(
            ServiceName.create("grpc.health.v1", "Health"),
            "Check",
            GrpcMessageEncoder.encoder(),
            GrpcMessageDecoder.decoder(HealthCheckRequest.newBuilder()));

    private final Set<String> services;
    private final Supplier<Future<Boolean>> well;

    Health(Set<String> services, Supplier<Future<Boolean>> well) {
        this.services = Set.copyOf(services);
        this.well = well;
    }

    void serve(GrpcServerRequest<Message, Message> request) {
        Reply reply = new Reply(request);
        request.handler(message -> answer(((HealthCheckRequest) message).getService())
                .onSuccess(reply::end)
                .onFailure(reply::fail));
    }

    private Future<Message> answer(String service) {
        if (!service.isEmpty() && !services.contains(service)) {
            return Future.failedFuture(
                    FailureException.of(Failure.Kind.NOT_FOUND, "NOT_FOUND", "there is no such service"));
        }
        return well.get().map(isWell -> HealthCheckResponse.newBuilder()
                .setStatus(isWell ? ServingStatus.SERVING : ServingStatus.NOT_SERVING)
                .build());
    }
}
