package io.cryptoflow.infrastructure.grpc;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import cryptoflow.v1.WatchAllAccountsRequest;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.fixture.AnyRecords;
import io.cryptoflow.fixture.GrpcPort;
import io.cryptoflow.fixture.LocalBus;
import io.cryptoflow.protocol.Announced;
import io.cryptoflow.protocol.Watch;
import io.vertx.core.Vertx;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a stream comes from while processes are not well. */
class RemoteStreamIT {
    private static final int LIMIT_SECONDS = 30;
    private static final int EVENTS = 12;
    private static final long PAUSE_MILLIS = 200;

    private final Vertx vertx = Vertx.vertx();
    private final LocalBus firstBus = new LocalBus();
    private final LocalBus secondBus = new LocalBus();
    private final GrpcPort first = GrpcPort.open(vertx, firstBus);
    private final GrpcPort second = GrpcPort.open(vertx, secondBus);
    private final Semaphore opened = new Semaphore(0);
    private final BlockingQueue<AccountEvent> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void staysWithTheOnlyProcessWhileItTellsSomethingWellOrNot() throws InterruptedException {
        GrpcTransport transport = first.transport();
        Endpoints endpoints = first.endpoints(transport, first.address());
        follow(transport, endpoints);

        first.fallIll();
        await(endpoints.lookOnce());
        for (long number = 1; number <= EVENTS; number++) {
            Thread.sleep(PAUSE_MILLIS);
            assertHeardFrom(firstBus, number);
        }

        assertThat(endpoints.isAnyWell()).isFalse();
        assertThat(opened.availablePermits()).isZero();
    }

    @Test
    void isTakenUpAgainWhereTheOnlyProcessIsNotWellAndSilent() throws InterruptedException {
        GrpcTransport transport = first.transport();
        follow(transport, first.endpoints(transport, first.address()));

        first.fallIll();

        assertThat(opened.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void movesToAProcessThatIsWell() throws InterruptedException {
        GrpcTransport transport = first.transport();
        Endpoints endpoints = first.endpoints(transport, first.address(), second.address());
        follow(transport, endpoints);

        first.fallIll();

        assertThat(opened.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertHeardFrom(secondBus, 1);
    }

    private void follow(GrpcTransport transport, Endpoints endpoints) throws InterruptedException {
        RemoteStream stream = new RemoteStream(
                vertx, endpoints, transport, Watch.ALL_ACCOUNTS, WatchAllAccountsRequest.getDefaultInstance());
        vertx.runOnContext(now -> stream.start(opened::release, message -> heard.add(Announced.accountEvent(message))));
        assertThat(opened.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertHeardFrom(firstBus, 0);
    }

    /** A stream that is open at this end may not be at the other one yet, so the event is told until it is heard. */
    private void assertHeardFrom(LocalBus bus, long seed) throws InterruptedException {
        AccountEvent event = new AnyRecords(seed).any(AccountEvent.class);
        for (int i = 0; i < LIMIT_SECONDS; i++) {
            vertx.runOnContext(now -> bus.publish(Addresses.ACCOUNT_EVENTS, event));
            AccountEvent told = heard.poll(1, TimeUnit.SECONDS);
            while (told != null) {
                if (told.equals(event)) {
                    return;
                }
                told = heard.poll();
            }
        }
        throw new AssertionError("not heard: " + event);
    }
}
