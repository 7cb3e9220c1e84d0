package io.cryptoflow.infrastructure.grpc;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.GrpcPort.everyCall;
import static org.assertj.core.api.Assertions.assertThat;

import cryptoflow.v1.ExchangeRequest;
import cryptoflow.v1.ExchangeResponse;
import cryptoflow.v1.RelayedAnswer;
import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.fixture.AnyRecords;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.GrpcPort;
import io.cryptoflow.fixture.LocalBus;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Relayed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.server.GrpcServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Short calls that event loops of one process ask of another over streams that stay open. */
class RelayIT {
    private static final int AT_ONCE = 300;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final LocalBus bus = new LocalBus();
    private final AtomicInteger refused = new AtomicInteger();
    private final GrpcPort port = GrpcPort.open(vertx, bus);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void answersManyCallsAtOnceOverOneStream() {
        RemoteCalls remote = port.calls(LIMIT, port.address());
        for (Call<?, ?> call : shortCalls()) {
            assertAnswered(call, remote);
        }

        assertThat(port.relayStreams()).isEqualTo(1);
    }

    @Test
    void failsAsTheOtherProcessDoes() {
        RemoteCalls remote = port.calls(LIMIT, port.address());
        for (Call<?, ?> call : shortCalls()) {
            for (Failure.Kind kind : Failure.Kind.values()) {
                Failure failure = new Failure(kind, "SOME_CODE", "some words ü", Optional.of("quantity"));
                fail(call, failure);

                assertThat(failure(ask(call, remote, 1))).isEqualTo(failure);
            }
        }
    }

    @Test
    void tellsThatNoAnswerCameInTimeAndAsksOverAnotherStreamAfterwards() {
        RemoteCalls remote = port.calls(Duration.ofSeconds(4), port.address());
        bus.serve(Addresses.CANCEL_ORDER, command -> Promise.<CancelOrder.Result>promise()
                .future());

        assertThat(failure(ask(cancel(), remote, 1)).kind()).isEqualTo(Failure.Kind.TIMEOUT);

        assertAnswered(cancel(), remote);
    }

    @Test
    void answersWhatItHasBegunBeforeItEndsAndLetsAnotherProcessAnswerTheRest() throws InterruptedException {
        LocalBus otherBus = new LocalBus();
        GrpcPort other = GrpcPort.open(vertx, otherBus);
        Promise<CancelOrder.Result> late = Promise.promise();
        AtomicInteger begun = new AtomicInteger();
        CancelOrder.Result result = new AnyRecords(7).any(CancelOrder.Result.class);
        bus.serve(Addresses.CANCEL_ORDER, command -> {
            begun.incrementAndGet();
            return late.future();
        });
        otherBus.serve(Addresses.CANCEL_ORDER, command -> Future.succeededFuture(result));
        RemoteCalls remote = port.calls(LIMIT, port.address(), other.address());
        List<Future<?>> asked = IntStream.range(0, 10)
                .<Future<?>>mapToObj(n -> ask(cancel(), remote, n))
                .toList();
        Await.until(
                "begun here, answered there",
                () -> asked.stream().filter(Future::isComplete).count() + begun.get() == 10);
        int begunBefore = begun.get();
        assertThat(begunBefore).isPositive();

        Future<Void> stopped = port.stop();
        Await.until("closing", () -> port.relayStreams() == 0);
        Future<?> after = ask(cancel(), remote, 11);
        Future<?> afterwards = ask(cancel(), remote, 12);

        assertThat(await(after)).isEqualTo(result);
        assertThat(await(afterwards)).isEqualTo(result);
        late.complete(result);
        await(Future.all(asked));
        await(stopped);
        assertThat(begun).hasValue(begunBefore);
    }

    @Test
    void neverRepeatsElsewhereWhatAProcessHadBegunWhenItWasCutOff() throws InterruptedException {
        LocalBus otherBus = new LocalBus();
        GrpcPort other = GrpcPort.open(vertx, otherBus);
        AtomicInteger begun = new AtomicInteger();
        for (LocalBus asked : List.of(bus, otherBus)) {
            asked.serve(Addresses.AMEND_ORDER, command -> {
                begun.incrementAndGet();
                return Promise.<AmendOrder.Result>promise().future();
            });
        }
        RemoteCalls remote = port.calls(LIMIT, port.address(), other.address());
        Future<?> amended = ask(GrpcPort.call("AmendOrder"), remote, 1);
        Await.until("begun", () -> begun.get() == 1);

        // It waits for its answer as long as it may, and ends.
        await(port.stop());

        assertThat(failure(amended).kind()).isEqualTo(Failure.Kind.TIMEOUT);
        assertThat(begun).hasValue(1);
    }

    @Test
    void asksAnotherProcessWhatOneRefusedThatEnds() {
        SocketAddress ending = refusing();
        RemoteCalls remote = port.calls(LIMIT, ending, port.address());
        AmendOrder.Result result = new AnyRecords(7).any(AmendOrder.Result.class);
        AtomicInteger begun = new AtomicInteger();
        bus.serve(Addresses.AMEND_ORDER, command -> {
            begun.incrementAndGet();
            return Future.succeededFuture(result);
        });

        for (int n = 1; n <= 10; n++) {
            assertThat((Object) await(ask(GrpcPort.call("AmendOrder"), remote, n)))
                    .isEqualTo(result);
        }

        assertThat(begun).hasValue(10);
        assertThat(refused).hasPositiveValue();
    }

    @Test
    void asksNoProcessWithoutTheServiceToken() {
        GrpcTransport wrong = port.transport("another-token-than-that", Optional.empty());
        RemoteCalls remote = new RemoteCalls(port.endpoints(wrong, port.address()), LIMIT, port.registry());

        assertThat(failure(ask(cancel(), remote, 1)).code()).isEqualTo("SERVICE_TOKEN_UNKNOWN");
    }

    /** A process that begins nothing more, and has not said so yet. */
    private SocketAddress refusing() {
        GrpcServer server = GrpcServer.server(vertx)
                .callHandler(
                        Relayed.SERVED,
                        request -> request.handler(message -> {
                            ExchangeResponse.Builder answers = ExchangeResponse.newBuilder();
                            ((ExchangeRequest) message)
                                    .getQuestionsList()
                                    .forEach(question -> answers.addAnswers(RelayedAnswer.newBuilder()
                                            .setId(question.getId())
                                            .setRefused(true)));
                            refused.addAndGet(answers.getAnswersCount());
                            request.response().write(answers.build());
                        }));
        HttpServer http = await(vertx.createHttpServer().requestHandler(server).listen(0, "127.0.0.1"));
        return SocketAddress.inetSocketAddress(http.actualPort(), "127.0.0.1");
    }

    private <Q, R> void assertAnswered(Call<Q, R> call, RemoteCalls remote) {
        R answer = new AnyRecords(-1).any(call.address().answerType());
        Set<Q> heard = ConcurrentHashMap.newKeySet();
        bus.serve(call.address(), question -> {
            heard.add(question);
            return Future.succeededFuture(answer);
        });

        List<Future<?>> asked = IntStream.range(0, AT_ONCE)
                .<Future<?>>mapToObj(seed -> ask(call, remote, seed))
                .toList();

        await(Future.all(asked));
        assertThat(asked).allSatisfy(one -> assertThat((Object) one.result()).isEqualTo(answer));
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, AT_ONCE)
                        .mapToObj(seed -> question(call, seed))
                        .collect(Collectors.toSet()));
    }

    private <Q, R> void fail(Call<Q, R> call, Failure failure) {
        bus.serve(call.address(), question -> Future.failedFuture(new FailureException(failure)));
    }

    private <Q, R> Future<R> ask(Call<Q, R> call, RemoteCalls remote, long seed) {
        Promise<R> promise = Promise.promise();
        loop.runOnContext(
                turn -> remote.useCase(call).handle(question(call, seed)).onComplete(promise));
        return promise.future();
    }

    private static <Q> Q question(Call<Q, ?> call, long seed) {
        return new AnyRecords(seed).any(call.address().questionType());
    }

    private static Failure failure(Future<?> asked) {
        return ((FailureException) failureOf(asked)).failure();
    }

    private static Call<?, ?> cancel() {
        return GrpcPort.call("CancelOrder");
    }

    private static List<Call<?, ?>> shortCalls() {
        List<Call<?, ?>> calls = everyCall().stream().filter(Relayed::contains).toList();
        assertThat(calls).hasSize(4);
        return calls;
    }
}
