package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Trouble;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Future;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Optional;
import java.util.function.Supplier;

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

    /** What came of a call: a message, or trouble in its place. */
    record Answer(Optional<Message> message, Optional<Trouble> trouble) {
        static Answer of(Trouble trouble) {
            return new Answer(Optional.empty(), Optional.of(trouble));
        }

        void send(Reply reply) {
            trouble.ifPresentOrElse(reply::end, () -> reply.end(message.orElseThrow()));
        }
    }

    void serve(GrpcServerRequest<Message, Message> request) {
        Span.current().updateName(call.name());
        Reply reply = new Reply(request);
        request.handler(message -> answer(() -> callers.find(request.headers()).compose(caller -> ask(caller, message)))
                .onSuccess(answer -> answer.send(reply)));
    }

    /** The answer to a question of a process of the installation. */
    Future<Answer> answer(ByteString question) {
        return answer(() -> ask(Caller.PROCESS, call.readQuestion(question)));
    }

    private Future<Answer> answer(Supplier<Future<R>> asking) {
        CallMetrics.Running running = metrics.begin(call.name());
        return Future.<R>future(asked -> asking.get().onComplete(asked))
                .map(this::answered)
                .otherwise(cause -> Answer.of(Reply.trouble(cause)))
                .onSuccess(answer -> running.end(answer.trouble().map(Trouble::status)));
    }

    private Future<R> ask(Caller caller, Message message) {
        return bus.request(call.address(), call.question(caller.admit(call.access(), message)));
    }

    private Answer answered(R result) {
        Message answer = call.answer(result);
        Optional<Reason> denial = call.denial(result);
        return denial.isEmpty()
                ? new Answer(Optional.of(answer), Optional.empty())
                : Answer.of(Trouble.of(denial.get(), answer));
    }
}
