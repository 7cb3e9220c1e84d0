package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Trouble;
import io.vertx.core.Future;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Optional;

/** Answers one call by asking its address on the bus. */
final class UnaryCall<Q, R> {
    private final Call<Q, R> call;
    private final MessageBus bus;
    private final Callers callers;
    private final CallMetrics metrics;

    UnaryCall(Call<Q, R> call, MessageBus bus, Callers callers, CallMetrics metrics) {
        this.call = call;
        this.bus = bus;
        this.callers = callers;
        this.metrics = metrics;
    }

    void serve(GrpcServerRequest<Message, Message> request) {
        CallMetrics.Running running = metrics.begin(call.name());
        Reply reply = new Reply(request);
        request.handler(message -> callers.find(request.headers())
                .compose(caller -> ask(caller, message))
                .map(this::answered)
                .otherwise(cause -> new Answer(Optional.empty(), Optional.of(Reply.trouble(cause))))
                .onSuccess(answer -> {
                    running.end(answer.trouble().map(Trouble::status));
                    answer.send(reply);
                }));
    }

    private record Answer(Optional<Message> message, Optional<Trouble> trouble) {
        void send(Reply reply) {
            trouble.ifPresentOrElse(reply::end, () -> reply.end(message.orElseThrow()));
        }
    }

    private Future<R> ask(Caller caller, Message message) {
        return bus.request(call.address(), call.question(caller.admit(call.access(), message)));
    }

    private Answer answered(R result) {
        Message answer = call.answer(result);
        Optional<Reason> denial = call.denial(result);
        return denial.isEmpty()
                ? new Answer(Optional.of(answer), Optional.empty())
                : new Answer(Optional.empty(), Optional.of(Trouble.of(denial.get(), answer)));
    }
}
