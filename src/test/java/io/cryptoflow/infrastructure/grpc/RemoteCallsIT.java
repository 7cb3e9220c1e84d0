package io.cryptoflow.infrastructure.grpc;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.GrpcPort.AWAY;
import static io.cryptoflow.fixture.GrpcPort.call;
import static io.cryptoflow.fixture.GrpcPort.everyCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.fixture.AnyRecords;
import io.cryptoflow.fixture.GrpcPort;
import io.cryptoflow.fixture.LocalBus;
import io.cryptoflow.protocol.Call;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls from one process to another, both ends for real: whoever asks gets what the bus there answers. */
class RemoteCallsIT {
    private static final int SEEDS = 5;

    private final Vertx vertx = Vertx.vertx();
    private final LocalBus bus = new LocalBus();
    private final GrpcPort port = GrpcPort.open(vertx, bus);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void answersEveryCallAsTheOtherProcessDoes() {
        RemoteCalls remote = port.calls(Duration.ofSeconds(10), port.address());

        for (Call<?, ?> call : everyCall()) {
            for (long seed = 0; seed < SEEDS; seed++) {
                assertAnswered(call, remote, seed);
            }
        }
    }

    @Test
    void failsEveryCallAsTheOtherProcessDoes() {
        RemoteCalls remote = port.calls(Duration.ofSeconds(10), port.address());

        for (Call<?, ?> call : everyCall()) {
            for (Failure.Kind kind : Failure.Kind.values()) {
                assertFailed(call, remote, new Failure(kind, "SOME_CODE", "some words ü", Optional.empty()));
                assertFailed(call, remote, new Failure(kind, "SOME_CODE", "some words", Optional.of("quantity")));
            }
        }
    }

    @Test
    void asksAnotherProcessWhereOneIsAway() {
        RemoteCalls remote = port.calls(Duration.ofSeconds(10), AWAY, port.address());

        for (int times = 0; times < 4; times++) {
            assertAnswered(call("FindBalances"), remote, times);
        }
    }

    @Test
    void tellsThatNobodyAnswers() {
        RemoteCalls remote = port.calls(Duration.ofSeconds(10), AWAY);

        assertThat(failure(ask(call("FindBalances"), remote, 1)))
                .isEqualTo(new Failure(
                        Failure.Kind.UNAVAILABLE,
                        "SERVICE_UNAVAILABLE",
                        "no process of the role orders answers now",
                        Optional.empty()));
    }

    @Test
    void tellsThatNoAnswerCameInTimeAndEndsTheCall() {
        bus.serve(Addresses.FIND_BALANCES, query -> Promise.<FindBalances.Result>promise()
                .future());

        Failure failure = failure(ask(call("FindBalances"), port.calls(Duration.ofMillis(300), port.address()), 1));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
    }

    @Test
    void doesNotRepeatWhatMayHaveBeenDone() {
        AtomicInteger asked = new AtomicInteger();
        bus.serve(Addresses.CHANGE_TRADING, command -> {
            asked.incrementAndGet();
            return Future.failedFuture(
                    FailureException.of(Failure.Kind.UNAVAILABLE, "STORE_AWAY", "the store is away"));
        });

        ask(call("ChangeTrading"), port.calls(Duration.ofSeconds(5), port.address(), port.address()), 1);

        assertThat(asked).hasValue(1);
    }

    private <Q, R> void assertAnswered(Call<Q, R> call, RemoteCalls remote, long seed) {
        Q question = new AnyRecords(seed).any(call.address().questionType());
        R answer = new AnyRecords(-seed).any(call.address().answerType());
        List<Q> asked = new ArrayList<>();
        bus.serve(call.address(), heard -> {
            asked.add(heard);
            return Future.succeededFuture(answer);
        });

        assertThat(await(remote.useCase(call).handle(question))).isEqualTo(answer);
        assertThat(asked).containsExactly(question);
    }

    private <Q, R> void assertFailed(Call<Q, R> call, RemoteCalls remote, Failure failure) {
        bus.serve(call.address(), question -> Future.failedFuture(new FailureException(failure)));

        assertThat(failure(ask(call, remote, 1))).isEqualTo(failure);
    }

    private static <Q, R> Throwable ask(Call<Q, R> call, RemoteCalls remote, long seed) {
        return failureOf(remote.useCase(call)
                .handle(new AnyRecords(seed).any(call.address().questionType())));
    }

    private static Failure failure(Throwable cause) {
        assertThat(cause).isInstanceOf(FailureException.class);
        return ((FailureException) cause).failure();
    }
}
