package io.cryptoflow.entrypoints.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.GrpcPort;
import io.cryptoflow.fixture.LocalBus;
import io.cryptoflow.fixture.NodePackages;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client of npm, which shares no code with the product, against the port of gRPC over the product's use cases. */
class ForeignClientIT {
    private static final Path SCRIPTS = Path.of("src/test/node/grpc");
    private static final Path OURS = Path.of("src/main/proto");
    private static final Path THEIRS = Path.of("target/grpc/proto");
    private static final List<String> PUBLISHED =
            List.of("health.proto", "reflection.proto", "google/rpc/status.proto", "google/rpc/error_details.proto");
    private static JsonObject got = new JsonObject();

    @BeforeAll
    static void call() throws Exception {
        NodePackages packages = new NodePackages(SCRIPTS, Path.of("target/grpc"));
        Skip.because(ForeignClientIT.class, packages.install());
        for (String file : PUBLISHED) {
            copy(file);
        }
        Vertx vertx = Vertx.vertx();
        Gateway gateway = Gateway.open();
        try {
            got = new JsonObject(Program.run(
                    Path.of("."),
                    Duration.ofMinutes(2),
                    List.of(
                            "node",
                            SCRIPTS.resolve("client.js").toString(),
                            gateway.openGrpc().address().toString(),
                            GrpcPort.open(vertx, silent()).address().toString(),
                            Gateway.ALICE_KEY,
                            packages.modules().toString(),
                            OURS.toString(),
                            THEIRS.toString())));
        } finally {
            gateway.close();
            vertx.close().await(30, TimeUnit.SECONDS);
        }
    }

    private static void copy(String file) throws Exception {
        Path copy = THEIRS.resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream published = ForeignClientIT.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(Objects.requireNonNull(published, file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A process that never answers about balances. */
    private static LocalBus silent() {
        LocalBus bus = new LocalBus();
        bus.serve(
                Addresses.AUTHENTICATE,
                query -> Future.succeededFuture(new Principal(Gateway.ALICE, Set.of(Scope.READ))));
        bus.serve(Addresses.FIND_BALANCES, query -> Promise.<FindBalances.Result>promise()
                .future());
        return bus;
    }

    @Test
    void placesAnOrderAndIsAnsweredTheSameAgain() {
        JsonObject order = got.getJsonObject("placed").getJsonObject("order");

        assertThat(order.getString("account")).isEqualTo("alice");
        assertThat(order.getString("client_order_id")).isEqualTo("from-node-1");
        assertThat(order.getString("status")).isEqualTo("ORDER_STATUS_PENDING_NEW");
        assertThat(got.getJsonObject("again").getJsonObject("order")).isEqualTo(order);
        assertThat(got.getJsonObject("again").getBoolean("replayed")).isTrue();
    }

    @Test
    void isToldOfTheAccountFromItsFirstEventOnUntilItCancels() {
        JsonObject watched = got.getJsonObject("watched");
        JsonArray events = watched.getJsonArray("events");

        assertThat(watched.getString("ended")).isEqualTo("CANCELLED");
        assertThat(events.size()).isGreaterThan(1);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.getJsonObject(i).getString("sequence")).isEqualTo(String.valueOf(i + 1));
        }
    }

    @Test
    void isToldWhyAnOrderIsDenied() {
        JsonObject denied = got.getJsonObject("denied");
        JsonObject details = denied.getJsonObject("details");

        assertThat(denied.getString("code")).isEqualTo("FAILED_PRECONDITION");
        assertThat(details.getJsonObject("ErrorInfo").getString("reason")).isEqualTo("PRICE_OFF_TICK");
        assertThat(details.getJsonObject("ErrorInfo").getString("domain")).isEqualTo("cryptoflow");
        assertThat(details.getJsonObject("PlaceOrderResponse")
                        .getJsonObject("order")
                        .getString("status"))
                .isEqualTo("ORDER_STATUS_DENIED");
    }

    @Test
    void isToldWhichFieldMakesNoSense() {
        assertThat(got.getJsonObject("malformed").getString("code")).isEqualTo("INVALID_ARGUMENT");
        assertThat(got.getJsonObject("malformed")
                        .getJsonObject("details")
                        .getJsonObject("BadRequest")
                        .getJsonArray("field_violations")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("terms.quantity");
    }

    @ParameterizedTest
    @CsvSource({
        "late, DEADLINE_EXCEEDED",
        "badKey, UNAUTHENTICATED",
        "noKey, UNAUTHENTICATED",
        "foreignAccount, PERMISSION_DENIED",
        "tooLong, RESOURCE_EXHAUSTED"
    })
    void isRefused(String call, String status) {
        assertThat(got.getJsonObject(call).getString("code")).isEqualTo(status);
    }

    @Test
    void isAnsweredByTheAgentWithoutSayingWhoAsks() {
        JsonObject answered = got.getJsonObject("answered");

        assertThat(answered.getString("outcome")).isEqualTo("AGENT_OUTCOME_OK");
        assertThat(answered.getJsonArray("findings").getJsonObject(0).getString("kind"))
                .isEqualTo("prices");
    }

    @Test
    void seesHealthAndServicesWithoutAKey() {
        assertThat(got.getJsonObject("health").getString("status")).isEqualTo("SERVING");
        assertThat(got.getJsonArray("services"))
                .contains("cryptoflow.v1.Orders", "cryptoflow.v1.Agent", "grpc.health.v1.Health");
    }
}
