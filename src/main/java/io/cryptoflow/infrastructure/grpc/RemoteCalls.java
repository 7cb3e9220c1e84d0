package io.cryptoflow.infrastructure.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Trouble;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.grpc.common.GrpcStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls as use cases: whoever asks does not know that another process answers. A call is tried at one endpoint after the
 * other, at most {@value #MOST_TRIES} times and within its limit; one that may have arrived only if it may be repeated.
 */
public final class RemoteCalls {
    private static final int MOST_TRIES = 3;

    private final Endpoints endpoints;
    private final Duration limit;
    private final MeterRegistry registry;

    /** @param limit time that a question may take, all tries together */
    public RemoteCalls(Endpoints endpoints, Duration limit, MeterRegistry registry) {
        this.endpoints = endpoints;
        this.limit = limit;
        this.registry = registry;
    }

    /** The use case that asks {@code call}. */
    public <Q, R> UseCase<Q, R> useCase(Call<Q, R> call) {
        Message emptyAnswer = call.emptyAnswer();
        Map<String, Timer> timers = new ConcurrentHashMap<>();
        return question -> {
            Timer.Sample sample = Timer.start(registry);
            Question asked = new Question(call, call.question(question), call.isRepeatable(question));
            return attempt(asked, Optional.empty())
                    .onComplete(ended -> sample.stop(timers.computeIfAbsent(
                            ended.succeeded() ? ended.result().status().name() : "BROKEN",
                            outcome -> timer(call, outcome))))
                    .transform(ended -> ended.succeeded()
                            ? answer(call, emptyAnswer, ended.result())
                            : Future.failedFuture(unanswered(ended.cause())));
        };
    }

    private final class Question {
        final Call<?, ?> call;
        final Message message;
        final boolean repeatable;
        final Set<Endpoint> tried = new HashSet<>();
        final long startedAt = System.nanoTime();

        Question(Call<?, ?> call, Message message, boolean repeatable) {
            this.call = call;
            this.message = message;
            this.repeatable = repeatable;
        }

        /** What is left of the limit; half of it where another endpoint may be asked afterwards. */
        Duration share() {
            Duration left = limit.minusNanos(System.nanoTime() - startedAt);
            boolean others = repeatable && tried.size() < endpoints.size();
            return others ? left.dividedBy(2) : left;
        }

        boolean mayTryAgain(Throwable cause) {
            return cause instanceof NotSent || cause instanceof OpenCircuitException || repeatable;
        }
    }

    private Future<Outcome> attempt(Question question, Optional<Throwable> before) {
        Optional<Endpoint> next =
                question.tried.size() < MOST_TRIES ? endpoints.next(question.tried) : Optional.empty();
        Duration share = question.share();
        if (next.isEmpty() || share.toMillis() < 1) {
            return Future.failedFuture(before.orElseGet(() -> new NotSent(new IllegalStateException("nobody to ask"))));
        }
        question.tried.add(next.get());
        return next.get().call(question.call, question.message, share).transform(ended -> {
            if (ended.succeeded()) {
                return again(question, ended.result());
            }
            return question.mayTryAgain(ended.cause())
                    ? attempt(question, Optional.of(ended.cause()))
                    : Future.failedFuture(ended.cause());
        });
    }

    /** What the other side cannot do now another one may. */
    private Future<Outcome> again(Question question, Outcome outcome) {
        boolean another = outcome.isUnavailable()
                && question.repeatable
                && question.tried.size() < Math.min(MOST_TRIES, endpoints.size());
        return another ? attempt(question, Optional.empty()).otherwise(outcome) : Future.succeededFuture(outcome);
    }

    private Timer timer(Call<?, ?> call, String outcome) {
        return registry.timer("cryptoflow.grpc.asked", "method", call.name(), "outcome", outcome);
    }

    private <Q, R> Future<R> answer(Call<Q, R> call, Message emptyAnswer, Outcome outcome) {
        Optional<Message> answer = outcome.answer().or(() -> outcome.trouble().flatMap(t -> t.denied(emptyAnswer)));
        return answer.isPresent()
                ? Future.succeededFuture(call.answer(answer.get()))
                : Future.failedFuture(failure(outcome));
    }

    private RuntimeException failure(Outcome outcome) {
        Optional<Failure> told = outcome.trouble().flatMap(Trouble::failure);
        if (told.isPresent()) {
            return new FailureException(told.get());
        }
        if (outcome.status() == GrpcStatus.DEADLINE_EXCEEDED || outcome.status() == GrpcStatus.CANCELLED) {
            return tooLate();
        }
        return outcome.isUnavailable()
                ? unavailable()
                : new IllegalStateException(endpoints.role() + " answered " + outcome.status() + ": " + outcome.text());
    }

    private FailureException unanswered(Throwable cause) {
        return cause instanceof NotSent || cause instanceof OpenCircuitException ? unavailable() : tooLate();
    }

    private FailureException unavailable() {
        return FailureException.of(
                Failure.Kind.UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                "no process of the role " + endpoints.role() + " answers now");
    }

    private FailureException tooLate() {
        return FailureException.of(
                Failure.Kind.TIMEOUT, "NO_ANSWER_IN_TIME", endpoints.role() + " gave no answer in time");
    }
}
