package io.cryptoflow.infrastructure.grpc;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.GrpcPort.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import cryptoflow.v1.AuthenticateRequest;
import cryptoflow.v1.ExchangeRequest;
import cryptoflow.v1.FindBalancesRequest;
import cryptoflow.v1.FindControlsRequest;
import cryptoflow.v1.OrdersGrpcClient;
import cryptoflow.v1.RelayGrpcClient;
import cryptoflow.v1.RiskGrpcClient;
import cryptoflow.v1.WatchAccountEventsRequest;
import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.AnyRecords;
import io.cryptoflow.fixture.GrpcPort;
import io.cryptoflow.fixture.LocalBus;
import io.cryptoflow.protocol.Announced;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Watch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.health.v1.HealthCheckRequest;
import io.vertx.grpc.health.v1.HealthCheckResponse;
import io.vertx.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the port of gRPC, and what a reader of a stream gets. */
class GrpcPortIT {
    private static final ServiceMethod<Message, Message> CHECK = ServiceMethod.client(
            ServiceName.create("grpc.health.v1", "Health"),
            "Check",
            GrpcMessageEncoder.encoder(),
            GrpcMessageDecoder.decoder(HealthCheckResponse.newBuilder()));

    private final Vertx vertx = Vertx.vertx();
    private final LocalBus bus = new LocalBus();
    private final GrpcPort port = GrpcPort.open(vertx, bus);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void refusesAnUnknownServiceToken() {
        GrpcTransport wrong = port.transport("another-token-than-that", Optional.empty());

        Outcome outcome = await(wrong.call(
                port.address(),
                call("FindBalances").asked(),
                FindBalancesRequest.newBuilder().setAccount("alice").build(),
                Duration.ofSeconds(5)));

        assertThat(outcome.status()).isEqualTo(GrpcStatus.UNAUTHENTICATED);
    }

    @Test
    void answersTheHolderOfAKeyForItsOwnAccountOnly() {
        giveKey("alice", Set.of(Scope.READ));
        serveAny(call("FindBalances"), 1);

        assertThat(status(OrdersGrpcClient.FindBalances, FindBalancesRequest.getDefaultInstance()))
                .isEqualTo(GrpcStatus.OK);
        assertThat(status(
                        OrdersGrpcClient.FindBalances,
                        FindBalancesRequest.newBuilder().setAccount("bob").build()))
                .isEqualTo(GrpcStatus.PERMISSION_DENIED);
        assertThat(status(
                        RiskGrpcClient.FindControls,
                        FindControlsRequest.newBuilder().setAccount("bob").build()))
                .isEqualTo(GrpcStatus.PERMISSION_DENIED);
        assertThat(status(
                        OrdersGrpcClient.Authenticate,
                        AuthenticateRequest.newBuilder().setApiKey("cf_x").build()))
                .isEqualTo(GrpcStatus.PERMISSION_DENIED);
        assertThat(status(RelayGrpcClient.Exchange, ExchangeRequest.getDefaultInstance()))
                .isEqualTo(GrpcStatus.PERMISSION_DENIED);
        assertThat(status(OrdersGrpcClient.PlaceOrder, cryptoflow.v1.PlaceOrderRequest.getDefaultInstance()))
                .isEqualTo(GrpcStatus.PERMISSION_DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cryptoflow.v1.Orders"})
    void tellsWhetherTheProcessAndItsServicesAreWell(String service) {
        assertThat(health(service)).hasValue(ServingStatus.SERVING);

        port.fallIll();

        assertThat(health(service)).hasValue(ServingStatus.NOT_SERVING);
    }

    @Test
    void doesNotKnowTheHealthOfAnUnknownService() {
        assertThat(status(
                        CHECK,
                        HealthCheckRequest.newBuilder()
                                .setService("cryptoflow.v1.No")
                                .build()))
                .isEqualTo(GrpcStatus.NOT_FOUND);
    }

    private Optional<ServingStatus> health(String service) {
        return await(port.transport()
                        .call(
                                port.address(),
                                CHECK,
                                HealthCheckRequest.newBuilder()
                                        .setService(service)
                                        .build(),
                                Duration.ofSeconds(10)))
                .answer()
                .map(answer -> ((HealthCheckResponse) answer).getStatus());
    }

    @Test
    void resumesAnAccountsEventsWithoutAGap() throws InterruptedException {
        AccountId alice = new AccountId("alice");
        List<AccountEvent> stored = new ArrayList<>();
        for (long sequence = 1; sequence <= 3; sequence++) {
            stored.add(event(alice, sequence));
        }
        bus.serve(
                Addresses.FIND_ACCOUNT_EVENTS,
                query -> Future.succeededFuture(new FindAccountEvents.Result(stored.stream()
                        .filter(event -> event.sequence() > query.after())
                        .toList())));
        BlockingQueue<AccountEvent> heard = new LinkedBlockingQueue<>();
        GrpcTransport transport = port.transport();
        RemoteStream stream = new RemoteStream(
                vertx,
                port.endpoints(transport, port.address()),
                transport,
                Watch.ACCOUNT,
                WatchAccountEventsRequest.newBuilder()
                        .setAccount("alice")
                        .setAfter(1)
                        .build());

        vertx.runOnContext(now -> stream.start(() -> {}, message -> heard.add(Announced.accountEvent(message))));
        assertThat(take(heard, 2)).isEqualTo(stored.subList(1, 3));
        stored.add(event(alice, 4));
        stored.add(event(alice, 5));
        vertx.runOnContext(now -> bus.publish(Addresses.ACCOUNT_EVENTS, stored.get(4)));

        assertThat(take(heard, 2)).isEqualTo(stored.subList(3, 5));
        stream.close();
    }

    private static List<AccountEvent> take(BlockingQueue<AccountEvent> heard, int count) throws InterruptedException {
        List<AccountEvent> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(heard.poll(10, TimeUnit.SECONDS));
        }
        return taken;
    }

    private static AccountEvent event(AccountId account, long sequence) {
        AccountEvent any = new AnyRecords(sequence).any(AccountEvent.class);
        return new AccountEvent(account, sequence, Instant.EPOCH, any.content());
    }

    private void giveKey(String account, Set<Scope> scopes) {
        bus.serve(
                Addresses.AUTHENTICATE, query -> Future.succeededFuture(new Principal(new AccountId(account), scopes)));
    }

    private <A extends Message, B extends Message> GrpcStatus status(ServiceMethod<B, A> method, A question) {
        GrpcClient client = GrpcClient.client(
                vertx,
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        return await(client.request(port.address(), method)
                .compose(request -> {
                    request.headers().set("authorization", "Bearer cf_test_key");
                    request.end(question);
                    return request.response();
                })
                .compose(response -> response.end().transform(end -> Future.succeededFuture(response.status()))));
    }

    private <Q, R> void serveAny(Call<Q, R> call, long seed) {
        R answer = new AnyRecords(seed).any(call.address().answerType());
        bus.serve(call.address(), question -> Future.succeededFuture(answer));
    }
}
