package io.cryptoflow.infrastructure.grpc;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.entrypoints.grpc.GrpcVerticle;
import io.cryptoflow.fixture.AnyRecords;
import io.cryptoflow.fixture.LocalBus;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.ServiceCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls from one process to another, both ends for real: whoever asks gets what the bus there answers. */
class RemoteCallsIT {
    private static final String TOKEN = "a-token-of-this-test";
    private static final int SEEDS = 5;
    private static final SocketAddress AWAY = SocketAddress.inetSocketAddress(1, "127.0.0.1");

    private final Vertx vertx = Vertx.vertx();
    private final LocalBus bus = new LocalBus();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final GrpcTransport transport = new GrpcTransport(vertx, Optional.empty(), TOKEN, 1 << 20);
    private SocketAddress server = AWAY;

    @BeforeEach
    void listen() {
        GrpcVerticle verticle = new GrpcVerticle(
                new GrpcVerticle.Options("127.0.0.1", 0, Optional.empty(), TOKEN, 1 << 20, Duration.ZERO),
                bus,
                List.of(ServiceCalls.values()),
                () -> Future.succeededFuture(true),
                registry,
                InstantSource.system());
        await(vertx.deployVerticle(verticle));
        server = SocketAddress.inetSocketAddress(verticle.port(), "127.0.0.1");
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void answersEveryCallAsTheOtherProcessDoes() {
        RemoteCalls remote = remote(Duration.ofSeconds(10), server);

        for (Call<?, ?> call : calls()) {
            for (long seed = 0; seed < SEEDS; seed++) {
                assertAnswered(call, remote, seed);
            }
        }
    }

    @Test
    void failsEveryCallAsTheOtherProcessDoes() {
        RemoteCalls remote = remote(Duration.ofSeconds(10), server);

        for (Call<?, ?> call : calls()) {
            for (Failure.Kind kind : Failure.Kind.values()) {
                assertFailed(call, remote, new Failure(kind, "SOME_CODE", "some words ü", Optional.empty()));
                assertFailed(call, remote, new Failure(kind, "SOME_CODE", "some words", Optional.of("quantity")));
            }
        }
    }

    @Test
    void asksAnotherProcessWhereOneIsAway() {
        RemoteCalls remote = remote(Duration.ofSeconds(10), AWAY, server);

        for (int times = 0; times < 4; times++) {
            assertAnswered(call("FindBalances"), remote, times);
        }
    }

    @Test
    void tellsThatNobodyAnswers() {
        RemoteCalls remote = remote(Duration.ofSeconds(10), AWAY);

        assertThat(failure(ask(call("FindBalances"), remote, 1)))
                .isEqualTo(new Failure(
                        Failure.Kind.UNAVAILABLE,
                        "SERVICE_UNAVAILABLE",
                        "no process of the role orders answers now",
                        Optional.empty()));
    }

    @Test
    void tellsThatNoAnswerCameInTimeAndEndsTheCall() {
        bus.serve(
                Addresses.FIND_BALANCES,
                query -> Promise.<io.cryptoflow.application.account.FindBalances.Result>promise()
                        .future());

        Failure failure = failure(ask(call("FindBalances"), remote(Duration.ofMillis(300), server), 1));

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

        ask(call("ChangeTrading"), remote(Duration.ofSeconds(5), server, server), 1);

        assertThat(asked).hasValue(1);
    }

    private RemoteCalls remote(Duration limit, SocketAddress... addresses) {
        return new RemoteCalls(endpoints(addresses), limit, registry);
    }

    private Endpoints endpoints(SocketAddress... addresses) {
        return new Endpoints(vertx, "orders", List.of(addresses), transport, registry);
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

    private static Call<?, ?> call(String method) {
        return calls().stream()
                .filter(call -> call.served().methodName().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static List<Call<?, ?>> calls() {
        List<Call<?, ?>> calls = new ArrayList<>();
        Arrays.stream(ServiceCalls.values()).forEach(service -> calls.addAll(service.calls()));
        return calls;
    }
}
