package io.cryptoflow.infrastructure.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Metadata;
import io.cryptoflow.protocol.Relayed;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientOptions;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Connections to other processes, and how one call goes over them. */
public final class GrpcTransport {
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private final Vertx vertx;
    private final GrpcClient client;
    private final String serviceToken;
    private final Map<Lane, RelayStream> relays = new ConcurrentHashMap<>();

    /** From an event loop to a process. */
    private record Lane(Thread eventLoop, SocketAddress address) {}

    /**
     * @param tls absent for plain text
     * @param serviceToken shown with every call
     * @param maximumMessageBytes larger answers are refused
     */
    public GrpcTransport(Vertx vertx, Optional<ClientTls> tls, String serviceToken, int maximumMessageBytes) {
        this.vertx = vertx;
        this.serviceToken = serviceToken;
        HttpClientOptions http = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        tls.ifPresent(files -> files.apply(http));
        GrpcClientOptions grpc =
                new GrpcClientOptions().setScheduleDeadlineAutomatically(true).setMaxMessageSize(maximumMessageBytes);
        client = GrpcClient.client(vertx, grpc, http);
    }

    /** Makes one call of one answer, over the stream of short calls where it is one; as a call of its own it carries the trace that it is part of. */
    Future<Outcome> call(SocketAddress address, Call<?, ?> call, Message question, Duration limit) {
        boolean alone = !Relayed.contains(call)
                || !Context.isOnEventLoopThread()
                || Span.current().getSpanContext().isSampled();
        return alone
                ? call(address, call.asked(), question, limit)
                : relay(address).ask(call, question, limit);
    }

    private RelayStream relay(SocketAddress address) {
        return relays.compute(
                new Lane(Thread.currentThread(), address),
                (lane, known) ->
                        known != null && known.isOpen() ? known : new RelayStream(vertx, open(address, Relayed.ASKED)));
    }

    /** Makes one call of one answer; fails only where no status came back, {@link NotSent} if the call never left. */
    Future<Outcome> call(
            SocketAddress address, ServiceMethod<Message, Message> method, Message question, Duration limit) {
        if (Context.isOnEventLoopThread()) {
            return send(address, method, question, limit);
        }
        // Elsewhere an answer may be over before anybody listens to it.
        Promise<Outcome> promise = Promise.promise();
        vertx.runOnContext(now -> send(address, method, question, limit).onComplete(promise));
        return promise.future();
    }

    private Future<Outcome> send(
            SocketAddress address, ServiceMethod<Message, Message> method, Message question, Duration limit) {
        return open(address, method)
                .compose(request -> {
                    request.timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
                    request.end(question);
                    return request.response();
                })
                .compose(GrpcTransport::collect);
    }

    /** Opens a call; its metadata is set. */
    Future<GrpcClientRequest<Message, Message>> open(SocketAddress address, ServiceMethod<Message, Message> method) {
        return client.request(address, method)
                .recover(cause -> Future.failedFuture(new NotSent(cause)))
                .onSuccess(request -> request.headers().set(Metadata.SERVICE_TOKEN, serviceToken));
    }

    private static Future<Outcome> collect(GrpcClientResponse<Message, Message> response) {
        Promise<Outcome> promise = Promise.promise();
        AtomicReference<Optional<Message>> answer = new AtomicReference<>(Optional.empty());
        response.handler(message -> answer.set(Optional.of(message)));
        response.errorHandler(error -> promise.tryComplete(broken(error.status)));
        response.exceptionHandler(promise::tryFail);
        response.endHandler(end -> promise.tryComplete(Outcome.of(response, Objects.requireNonNull(answer.get()))));
        return promise.future();
    }

    private static Outcome broken(GrpcStatus status) {
        return new Outcome(status, "the call was broken off", Optional.empty(), Optional.empty());
    }

    /** Closes every connection. */
    public Future<Void> close() {
        return client.close();
    }
}
