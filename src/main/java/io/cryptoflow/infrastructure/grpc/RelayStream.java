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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Short calls of one event loop to one process, over a stream that stays open. What is asked within one turn of the loop goes
 * as one message. Once it is over it takes no more calls, and those that wait for an answer get none. They were not begun only if
 * the stream never opened, or if the other side said that it ends and then ended it in good order; otherwise nobody knows.
 */
final class RelayStream {
    /** Messages are larger by one question at most. */
    private static final int MOST_BYTES = 16_384;

    /** How often it looks for calls whose time is over, instead of a timer for each. */
    private static final long LOOK_MILLIS = 20;

    private final Vertx vertx;
    private final Map<Long, Asked> waiting = new HashMap<>();
    private Optional<GrpcClientRequest<Message, Message>> stream = Optional.empty();
    private ExchangeRequest.Builder ready = ExchangeRequest.newBuilder();
    private int readyBytes;
    private long lastId;
    private long heardNanos = System.nanoTime();
    private long nextLookNanos = heardNanos;
    /** The other side answers on this stream, so it did not refuse it. */
    private boolean taken;

    private boolean over;
    private boolean told;
    private boolean ended;

    /** A question on its way. */
    private record Asked(Call<?, ?> call, Promise<Outcome> promise, long sentNanos, Duration limit) {
        boolean isLate(long now) {
            return now - sentNanos >= limit.toNanos();
        }
    }

    RelayStream(Vertx vertx, Future<GrpcClientRequest<Message, Message>> opening) {
        this.vertx = vertx;
        opening.onSuccess(this::opened).onFailure(this::broken);
    }

    /** Whether it takes calls. */
    boolean isOpen() {
        return !over;
    }

    Future<Outcome> ask(Call<?, ?> call, Message question, Duration limit) {
        Promise<Outcome> promise = Promise.promise();
        long id = ++lastId;
        waiting.put(id, new Asked(call, promise, System.nanoTime(), limit));
        lookLater();
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
        if (over) {
            request.cancel();
            return;
        }
        stream = Optional.of(request);
        request.exceptionHandler(this::broken);
        request.response().onSuccess(this::read).onFailure(this::broken);
        flush(request);
    }

    private void flush(GrpcClientRequest<Message, Message> request) {
        if (!ended && ready.getQuestionsCount() > 0) {
            request.write(ready.build());
            ready = ExchangeRequest.newBuilder();
            readyBytes = 0;
        }
    }

    private void read(GrpcClientResponse<Message, Message> response) {
        response.exceptionHandler(this::broken);
        response.endHandler(end -> ended(response));
        response.handler(message -> heard((ExchangeResponse) message));
    }

    private void heard(ExchangeResponse message) {
        heardNanos = System.nanoTime();
        taken = true;
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
            case REFUSED -> throw new NotSent(new IllegalStateException("the other side ends"));
            case OUTCOME_NOT_SET -> throw new IllegalStateException("an answer without an outcome");
        };
    }

    /** Nothing is to be done while a timer runs; one that is overdue may have ended with the verticle that set it. */
    private void lookLater() {
        long now = System.nanoTime();
        if (now - nextLookNanos >= 0) {
            nextLookNanos = now + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
            vertx.setTimer(LOOK_MILLIS, fired -> look());
        }
    }

    private void look() {
        long now = System.nanoTime();
        List<Long> late = waiting.entrySet().stream()
                .filter(asked -> asked.getValue().isLate(now))
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(this::late);
        if (!waiting.isEmpty()) {
            lookLater();
        }
    }

    private void late(long id) {
        Asked asked = waiting.remove(id);
        if (asked == null) {
            return; // the one before it took the stream down
        }
        TimeoutException late = new TimeoutException("no answer in time");
        if (stream.isEmpty()) {
            asked.promise().fail(new NotSent(late));
            broken(late);
            return;
        }
        // A stream on which nothing is heard may be dead without anybody telling.
        over |= heardNanos < asked.sentNanos();
        asked.promise().fail(late);
        leaveWhenDone();
    }

    /** A stream that takes no more calls is given up with its last one; the other side ends it where it said so. */
    private void leaveWhenDone() {
        if (over && !told && waiting.isEmpty()) {
            stream.ifPresent(GrpcClientRequest::cancel);
        }
    }

    private void ended(GrpcClientResponse<Message, Message> response) {
        if (response.status() != GrpcStatus.OK && !taken) {
            Outcome refusal = Outcome.of(response, Optional.empty());
            endAll(promise -> promise.complete(refusal));
            return;
        }
        IllegalStateException cause = new IllegalStateException("the other side ended the stream");
        endAll(promise -> promise.fail(told && response.status() == GrpcStatus.OK ? new NotSent(cause) : cause));
    }

    private void broken(Throwable cause) {
        boolean mayHaveBegun = stream.isPresent();
        endAll(promise -> promise.fail(mayHaveBegun ? cause : new NotSent(cause)));
    }

    private void endAll(Consumer<Promise<Outcome>> ending) {
        over = true;
        ended = true;
        List<Asked> unanswered = List.copyOf(waiting.values());
        waiting.clear();
        unanswered.forEach(asked -> ending.accept(asked.promise()));
    }
}
