package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import cryptoflow.v1.ExchangeRequest;
import cryptoflow.v1.ExchangeResponse;
import cryptoflow.v1.RelayedAnswer;
import cryptoflow.v1.RelayedQuestion;
import io.cryptoflow.entrypoints.grpc.UnaryCall.Answer;
import io.cryptoflow.protocol.MalformedMessage;
import io.cryptoflow.protocol.Trouble;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Map;

/** One stream of questions and answers. What is answered within one turn of the event loop goes as one message. */
final class Exchange {
    /** Messages are larger by one answer at most. */
    private static final int MOST_BYTES = 16_384;

    private final Map<String, UnaryCall<?, ?>> calls;
    private final GrpcServerRequest<Message, Message> request;
    private final Reply reply;
    private final Context context = Vertx.currentContext();
    private ExchangeResponse.Builder ready = ExchangeResponse.newBuilder();
    private int readyBytes;
    private int owed;
    private boolean closing;

    Exchange(Map<String, UnaryCall<?, ?>> calls, GrpcServerRequest<Message, Message> request, Reply reply) {
        this.calls = calls;
        this.request = request;
        this.reply = reply;
    }

    void take(ExchangeRequest message) {
        message.getQuestionsList().forEach(this::take);
    }

    private void take(RelayedQuestion question) {
        RelayedAnswer.Builder answer = RelayedAnswer.newBuilder().setId(question.getId());
        if (closing) {
            put(answer.setRefused(true));
            return;
        }
        owed++;
        ask(question).onSuccess(told -> {
            owed--;
            told.trouble()
                    .ifPresentOrElse(
                            trouble -> answer.setTrouble(trouble.details().toByteString()),
                            () -> answer.setResponse(bytes(told)));
            put(answer);
        });
    }

    private Future<Answer> ask(RelayedQuestion question) {
        UnaryCall<?, ?> call = calls.get(question.getMethod());
        return call == null
                ? Future.succeededFuture(
                        Answer.of(Trouble.of(new MalformedMessage("method", "expected one of " + calls.keySet()))))
                : call.answer(question.getRequest());
    }

    private static ByteString bytes(Answer told) {
        return told.message().orElseThrow().toByteString();
    }

    private void put(RelayedAnswer.Builder answer) {
        ready.addAnswers(answer);
        readyBytes += answer.getResponse().size() + answer.getTrouble().size();
        if (readyBytes >= MOST_BYTES) {
            flush();
        } else if (ready.getAnswersCount() == 1) {
            context.runOnContext(turn -> flush());
        }
    }

    private void flush() {
        if (ready.getAnswersCount() > 0) {
            reply.write(ready.build());
            ready = ExchangeResponse.newBuilder();
            readyBytes = 0;
        }
        if (closing && owed == 0) {
            reply.end();
        } else if (reply.isOpen() && reply.isFull()) {
            request.pause();
            reply.onDrain(request::resume);
        }
    }

    /** Begins nothing more, and ends once everything is answered. */
    void close() {
        if (!closing) {
            closing = true;
            reply.write(ExchangeResponse.newBuilder().setClosing(true).build());
            flush();
        }
    }
}
