package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Message;
import cryptoflow.v1.ExchangeRequest;
import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers the short calls of other processes of the installation, each of which keeps streams open for them. */
final class Relay {
    private final Callers callers;
    private final Map<String, UnaryCall<?, ?>> calls;
    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** @param calls what can be asked, by {@code Service/Method} */
    Relay(Callers callers, Map<String, UnaryCall<?, ?>> calls, MeterRegistry registry) {
        this.callers = callers;
        this.calls = Map.copyOf(calls);
        registry.gauge("cryptoflow.grpc.relay.streams", open, Set::size);
    }

    void serve(GrpcServerRequest<Message, Message> request) {
        Reply reply = new Reply(request);
        Exchange exchange = new Exchange(calls, request, reply);
        Future<Caller> process = callers.find(request.headers()).compose(Relay::process);
        request.handler(message -> process.onSuccess(known -> exchange.take((ExchangeRequest) message)));
        request.endHandler(end -> close(exchange));
        reply.onGone(() -> open.remove(exchange));
        process.onSuccess(known -> opened(exchange, reply)).onFailure(reply::fail);
    }

    private void opened(Exchange exchange, Reply reply) {
        if (closing) {
            exchange.close();
        } else if (reply.isOpen()) {
            open.add(exchange);
        }
    }

    private static Future<Caller> process(Caller caller) {
        return caller.holder().isEmpty()
                ? Future.succeededFuture(caller)
                : Future.failedFuture(FailureException.of(
                        Failure.Kind.FORBIDDEN, "FORBIDDEN", "only processes of the installation may ask this"));
    }

    private void close(Exchange exchange) {
        open.remove(exchange);
        exchange.close();
    }

    /** Begins nothing more; every stream ends when it has told what it owes. */
    void close() {
        closing = true;
        Set.copyOf(open).forEach(this::close);
    }
}
