package io.cryptoflow.infrastructure.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.application.messaging.Topic;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VertxMessageBusTest {
    private static final Address<Question, Answer> ECHO = new Address<>("tests.echo", Question.class, Answer.class);
    private static final Topic<Question> ASKED = new Topic<>("question.events", Question.class);
    private static final Question QUESTION = new Question("what?");

    private final Vertx vertx = Vertx.vertx();
    private final VertxMessageBus bus = new VertxMessageBus(vertx, Duration.ofMillis(200));

    record Question(String text) {}

    record Answer(Question question) {}

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void handsQuestionAndAnswerOverByReference() throws Exception {
        serve(question -> Future.succeededFuture(new Answer(question)));

        Answer answer = await(bus.request(ECHO, QUESTION));

        assertThat(answer.question()).isSameAs(QUESTION);
    }

    @Test
    void carriesAFailureUnharmed() throws Exception {
        Failure failure = new Failure(Failure.Kind.CONFLICT, "TAKEN", "it is taken", Optional.of("name"));
        serve(question -> Future.failedFuture(new FailureException(failure)));

        assertThat(failureOf(bus.request(ECHO, QUESTION))).isEqualTo(failure);
    }

    @Test
    void carriesAThrownFailureUnharmed() throws Exception {
        Failure failure = new Failure(Failure.Kind.INVALID, "BAD", "it is bad", Optional.empty());
        serve(question -> {
            throw new FailureException(failure);
        });

        assertThat(failureOf(bus.request(ECHO, QUESTION))).isEqualTo(failure);
    }

    @Test
    void failsUnavailableWhenNobodyServes() {
        Failure failure = failureOf(bus.request(ECHO, QUESTION));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("SERVICE_UNAVAILABLE");
    }

    @Test
    void failsWithTimeoutWhenNoAnswerComes() throws Exception {
        serve(question -> Promise.<Answer>promise().future());

        Failure failure = failureOf(bus.request(ECHO, QUESTION));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
        assertThat(failure.code()).isEqualTo("NO_ANSWER_IN_TIME");
    }

    @Test
    void tellsNoDetailsOfABug() throws Exception {
        serve(question -> {
            throw new IllegalStateException("secret detail");
        });

        ReplyException bug = catchThrowableOfType(ReplyException.class, () -> await(bus.request(ECHO, QUESTION)));

        assertThat(bug.getMessage()).isEqualTo("internal error");
        assertThat(bug.getCause()).isNull();
    }

    @Test
    void announcesInOrderToEveryListener() throws Exception {
        BlockingQueue<Question> first = new LinkedBlockingQueue<>();
        BlockingQueue<Question> second = new LinkedBlockingQueue<>();
        await(bus.subscribe(ASKED, first::add));
        await(bus.subscribe(ASKED, second::add));
        List<Question> asked =
                IntStream.range(0, 100).mapToObj(i -> new Question("q" + i)).toList();

        asked.forEach(question -> bus.publish(ASKED, question));

        assertThat(drain(first, asked.size())).isEqualTo(asked);
        assertThat(drain(second, asked.size())).isEqualTo(asked);
    }

    @Test
    void answersOnTheContextOfWhoServes() throws Exception {
        Context context = vertx.getOrCreateContext();
        Promise<Void> served = Promise.promise();
        BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
        BlockingQueue<Thread> serving = new LinkedBlockingQueue<>();
        context.runOnContext(go -> serving.add(Thread.currentThread()));
        context.runOnContext(go -> bus.serve(ECHO, question -> {
                    seen.add(Thread.currentThread());
                    return Future.succeededFuture(new Answer(question));
                })
                .onComplete(served));
        await(served.future());

        await(bus.request(ECHO, QUESTION));

        assertThat(seen.poll(5, TimeUnit.SECONDS)).isSameAs(serving.poll(5, TimeUnit.SECONDS));
    }

    private void serve(UseCase<Question, Answer> useCase) throws Exception {
        await(bus.serve(ECHO, useCase));
    }

    private static Failure failureOf(Future<?> answer) {
        return catchThrowableOfType(FailureException.class, () -> await(answer)).failure();
    }

    private static List<Question> drain(BlockingQueue<Question> queue, int count) throws InterruptedException {
        List<Question> drained = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drained.add(queue.poll(5, TimeUnit.SECONDS));
        }
        return drained;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(5, TimeUnit.SECONDS);
    }
}
