package io.cryptoflow.infrastructure.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.Status;
import cryptoflow.v1.ExchangeRequest;
import cryptoflow.v1.ExchangeResponse;
import cryptoflow.v1.RelayedAnswer;
import cryptoflow.v1.RelayedQuestion;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Trouble;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Short calls of one event loop to one process, over a stream that stays open. What is asked within one turn of the loop goes
 * as one message. Once it is over it takes no more calls, and those that wait for an answer get none; which of them were begun
 * is known only if the other side said that it ends.
 */
final class RelayStream {
    /** Messages are larger by one question at most. */
    private static final int MOST_BYTES = 16_384;

    private final Vertx vertx;
    private final Map<Long, Asked> waiting = new HashMap<>();
    private Optional<GrpcClientRequest<Message, Message>> stream = Optional.empty();
    private ExchangeRequest.Builder ready = ExchangeRequest.newBuilder();
    private int readyBytes;
    private long lastId;
    private long heardNanos = System.nanoTime();
    private boolean over;
    private boolean told;

    /** A question on its way. */
    private record Asked(Call<?, ?> call, Promise<Outcome> promise, long timer, long sentNanos) {}

    RelayStream(Vertx vertx, Future<GrpcClientRequest<Message, Message>> opening) {
        this.vertx = vertx;
        opening.onSuccess(this::opened).onFailure(this::end);
    }

    /** Whether it takes calls. */
    boolean isOpen() {
        return !over;
    }

    Future<Outcome> ask(Call<?, ?> call, Message question, Duration limit) {
        Promise<Outcome> promise = Promise.promise();
        long id = ++lastId;
        long timer = vertx.setTimer(Math.max(1, limit.toMillis()), fired -> late(id));
        waiting.put(id, new Asked(call, promise, timer, System.nanoTime()));
        ByteString request = question.toByteString();
        ready.addQuestions(
                RelayedQuestion.newBuilder().setId(id).setMethod(call.name()).setRequest(request));
        readyBytes += request.size();
        if (stream.isPresent() && readyBytes >= MOST_BYTES) {
            flush(stream.get());
        } else if (stream.isPresent() && ready.getQuestionsCount() == 1) {
            vertx.runOnContext(turn -> stream.ifPresent(this::flush));
        }
        return promise.future();
    }

    private void opened(GrpcClientRequest<Message, Message> request) {
        stream = Optional.of(request);
        request.exceptionHandler(this::end);
        request.response().onSuccess(this::read).onFailure(this::end);
        flush(request);
    }

    private void flush(GrpcClientRequest<Message, Message> request) {
        if (!over && ready.getQuestionsCount() > 0) {
            request.write(ready.build());
            ready = ExchangeRequest.newBuilder();
            readyBytes = 0;
        }
    }

    private void read(GrpcClientResponse<Message, Message> response) {
        response.exceptionHandler(this::end);
        response.endHandler(end -> ended(response));
        response.handler(message -> heard((ExchangeResponse) message));
    }

    private void heard(ExchangeResponse message) {
        heardNanos = System.nanoTime();
        if (message.getClosing()) {
            over = true;
            told = true;
        }
        message.getAnswersList().forEach(this::answered);
        leaveWhenDone();
    }

    private void answered(RelayedAnswer answer) {
        Asked asked = waiting.remove(answer.getId());
        if (asked == null) {
            return; // it came too late
        }
        vertx.cancelTimer(asked.timer());
        try {
            asked.promise().complete(outcome(asked.call(), answer));
        } catch (InvalidProtocolBufferException | RuntimeException unreadable) {
            asked.promise().tryFail(unreadable);
        }
    }

    private static Outcome outcome(Call<?, ?> call, RelayedAnswer answer) throws InvalidProtocolBufferException {
        return switch (answer.getOutcomeCase()) {
            case RESPONSE -> Outcome.of(call.readAnswer(answer.getResponse()));
            case TROUBLE -> Outcome.of(Trouble.of(Status.parseFrom(answer.getTrouble())));
            case REFUSED, OUTCOME_NOT_SET -> throw new NotSent(new IllegalStateException("the other side ends"));
        };
    }

    private void late(long id) {
        Asked asked = waiting.remove(id);
        if (asked == null) {
            return;
        }
        // A stream on which nothing is heard may be dead without anybody telling.
        over |= heardNanos < asked.sentNanos();
        asked.promise().fail(new TimeoutException("no answer in time"));
        leaveWhenDone();
    }

    /** A stream that takes no more calls is given up with its last one; the other side ends it where it said so. */
    private void leaveWhenDone() {
        if (over && !told && waiting.isEmpty()) {
            stream.ifPresent(GrpcClientRequest::cancel);
        }
    }

    private void ended(GrpcClientResponse<Message, Message> response) {
        if (response.status() == GrpcStatus.OK) {
            end(new IllegalStateException("the other side ended the stream"));
        } else {
            Outcome refusal = Outcome.of(response, Optional.empty());
            endAll(promise -> promise.complete(refusal));
        }
    }

    private void end(Throwable cause) {
        boolean begun = stream.isPresent() && !told;
        endAll(promise -> promise.fail(begun ? cause : new NotSent(cause)));
    }

    private void endAll(Consumer<Promise<Outcome>> ending) {
        over = true;
        List<Asked> unanswered = List.copyOf(waiting.values());
        waiting.clear();
        unanswered.forEach(asked -> {
            vertx.cancelTimer(asked.timer());
            ending.accept(asked.promise());
        });
    }
}
