package io.cryptoflow.infrastructure.eventbus;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.messaging.Topic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus of one process; one per {@link Vertx}.
 *
 * <p>A {@link FailureException} of the use case reaches who asked as it was thrown. Any other exception is a bug: it is
 * logged here, once and with its stack, and who asked gets a {@link ReplyException} without details.
 */
public final class VertxMessageBus implements MessageBus {
    private static final Logger LOG = LoggerFactory.getLogger(VertxMessageBus.class);
    private static final int BUG = 500;

    private final EventBus eventBus;
    private final DeliveryOptions delivery;

    private record Answered(Record answer) {}

    private record Failed(Failure failure) {}

    /** @param sendTimeout how long a question waits for its answer */
    public VertxMessageBus(Vertx vertx, Duration sendTimeout) {
        eventBus = vertx.eventBus().registerCodec(new RecordCodec());
        delivery = new DeliveryOptions()
                .setCodecName(RecordCodec.NAME)
                .setLocalOnly(true)
                .setSendTimeout(sendTimeout.toMillis());
    }

    @Override
    public <Q, R> Future<R> request(Address<Q, R> address, Q question) {
        return eventBus.<Record>request(address.name(), question, delivery)
                .transform(reply -> reply.succeeded()
                        ? answer(address, reply.result().body())
                        : Future.failedFuture(translate(address, reply.cause())));
    }

    @Override
    public <Q, R> Future<Void> serve(Address<Q, R> address, UseCase<Q, R> useCase) {
        return eventBus.<Record>localConsumer(address.name())
                .handler(message -> answer(address, useCase, message))
                .completion();
    }

    @Override
    public <E> void publish(Topic<E> topic, E event) {
        eventBus.publish(topic.name(), event, delivery);
    }

    @Override
    public <E> Future<Void> subscribe(Topic<E> topic, Consumer<E> listener) {
        return eventBus.<Record>localConsumer(topic.name())
                .handler(message -> listener.accept(topic.eventType().cast(message.body())))
                .completion();
    }

    private static <R> Future<R> answer(Address<?, R> address, Record reply) {
        return reply instanceof Answered answered
                ? Future.succeededFuture(address.answerType().cast(answered.answer()))
                : Future.failedFuture(new FailureException(((Failed) reply).failure()));
    }

    private static Throwable translate(Address<?, ?> address, Throwable cause) {
        if (cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS) {
            return FailureException.of(
                    Failure.Kind.UNAVAILABLE, "SERVICE_UNAVAILABLE", "nobody serves " + address.name() + " now");
        }
        if (cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT) {
            return FailureException.of(
                    Failure.Kind.TIMEOUT, "NO_ANSWER_IN_TIME", address.name() + " gave no answer in time");
        }
        return cause;
    }

    private <Q, R> void answer(Address<Q, R> address, UseCase<Q, R> useCase, Message<Record> message) {
        handle(useCase, address.questionType().cast(message.body()))
                .map(Record.class::cast)
                .onSuccess(answer -> message.reply(new Answered(answer), delivery))
                .onFailure(cause -> fail(address, message, cause));
    }

    private static <Q, R> Future<R> handle(UseCase<Q, R> useCase, Q question) {
        try {
            return useCase.handle(question);
        } catch (RuntimeException thrown) {
            return Future.failedFuture(thrown);
        }
    }

    private void fail(Address<?, ?> address, Message<Record> message, Throwable cause) {
        if (cause instanceof FailureException expected) {
            message.reply(new Failed(expected.failure()), delivery);
        } else {
            LOG.error("use case failed address={}", address.name(), cause);
            message.fail(BUG, "internal error");
        }
    }
}
