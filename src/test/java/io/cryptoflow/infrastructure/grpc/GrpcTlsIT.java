package io.cryptoflow.infrastructure.grpc;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import cryptoflow.v1.FindBalancesRequest;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.entrypoints.grpc.ServerTls;
import io.cryptoflow.fixture.Certificates;
import io.cryptoflow.fixture.Certificates.Pair;
import io.cryptoflow.fixture.GrpcPort;
import io.cryptoflow.fixture.LocalBus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.grpc.common.GrpcStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is believed and who is answered by TLS, with certificates of two authorities. */
class GrpcTlsIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String HERE = "ip:127.0.0.1";

    private static Pair authority = new Pair("", "");
    private static Pair stranger = authority;
    private static Pair orders = authority;
    private static Pair elsewhere = authority;
    private static Pair gateway = authority;
    private static Pair intruder = authority;

    private final Vertx vertx = Vertx.vertx();
    private final LocalBus bus = new LocalBus();
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeAll
    static void sign(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder);
        authority = certificates.authority("authority");
        stranger = certificates.authority("stranger");
        orders = certificates.sign("authority", "orders", HERE);
        elsewhere = certificates.sign("authority", "elsewhere", "dns:elsewhere.example");
        gateway = certificates.sign("authority", "gateway", HERE);
        intruder = certificates.sign("stranger", "intruder", HERE);
    }

    @BeforeEach
    void serve() {
        bus.serve(Addresses.FIND_BALANCES, query -> {
            asked.incrementAndGet();
            return Future.succeededFuture(new FindBalances.Result(query.account(), List.of()));
        });
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void answersWhoShowsACertificateOfItsAuthority() {
        assertThat(await(ask(mutual(orders), trusting(authority, gateway))).status())
                .isEqualTo(GrpcStatus.OK);
    }

    @Test
    void answersWithoutACertificateWhereNoAuthorityIsNamed() {
        ServerTls oneSided = new ServerTls(orders.certificate(), orders.key(), Optional.empty());

        assertThat(await(ask(oneSided, trusting(authority))).status()).isEqualTo(GrpcStatus.OK);
    }

    @Test
    void doesNotAnswerWhoShowsNoCertificate() {
        assertUnanswered(mutual(orders), trusting(authority));
    }

    @Test
    void doesNotAnswerWhoShowsACertificateOfAnotherAuthority() {
        assertUnanswered(mutual(orders), trusting(authority, intruder));
    }

    @Test
    void doesNotAnswerPlainText() {
        assertUnanswered(mutual(orders), Optional.empty());
    }

    @Test
    void doesNotAskAServerOfAnotherAuthority() {
        assertUnanswered(mutual(orders), trusting(stranger, gateway));
    }

    @Test
    void doesNotAskAServerWhoseCertificateNamesAnotherHost() {
        assertUnanswered(mutual(elsewhere), trusting(authority, gateway));
    }

    private void assertUnanswered(ServerTls server, Optional<ClientTls> client) {
        assertThat(failureOf(ask(server, client))).isInstanceOf(Exception.class);
        assertThat(asked).hasValue(0);
    }

    private Future<Outcome> ask(ServerTls server, Optional<ClientTls> client) {
        GrpcPort port = GrpcPort.open(vertx, bus, Optional.of(server));
        return port.transport(GrpcPort.TOKEN, client)
                .call(
                        port.address(),
                        GrpcPort.call("FindBalances").asked(),
                        FindBalancesRequest.newBuilder().setAccount("alice").build(),
                        LIMIT);
    }

    private static ServerTls mutual(Pair own) {
        return new ServerTls(own.certificate(), own.key(), Optional.of(authority.certificate()));
    }

    private static Optional<ClientTls> trusting(Pair trusted) {
        return Optional.of(new ClientTls(trusted.certificate(), Optional.empty()));
    }

    private static Optional<ClientTls> trusting(Pair trusted, Pair own) {
        return Optional.of(
                new ClientTls(trusted.certificate(), Optional.of(new ClientTls.Own(own.certificate(), own.key()))));
    }
}
