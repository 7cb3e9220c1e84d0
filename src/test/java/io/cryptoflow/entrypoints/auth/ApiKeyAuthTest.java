package io.cryptoflow.entrypoints.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyAuthTest {
    private static final Principal ALICE = new Principal(new AccountId("alice"), Set.of(Scope.READ));

    private final Vertx vertx = Vertx.vertx();
    private final VertxMessageBus bus = new VertxMessageBus(vertx, Duration.ofSeconds(5));
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final ApiKeyAuth auth = new ApiKeyAuth(bus, () -> now);

    @BeforeEach
    void serve() throws Exception {
        await(bus.serve(Addresses.AUTHENTICATE, this::find));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void remembersAHolderForAWhile() throws Exception {
        await(auth.authenticateHeader(Optional.of("Bearer good")));
        now = now.plus(ApiKeyAuth.REMEMBERED).minusMillis(1);

        assertThat(await(auth.authenticateHeader(Optional.of("bearer good")))).isEqualTo(ALICE);
        assertThat(asked).containsExactly("good");
    }

    @Test
    void asksAgainOnceThatWhileIsOver() throws Exception {
        await(auth.authenticate("good"));
        now = now.plus(ApiKeyAuth.REMEMBERED);
        await(auth.authenticate("good"));

        assertThat(asked).containsExactly("good", "good");
    }

    @Test
    void remembersNoUnknownKey() throws Exception {
        assertThat(code(auth.authenticate("bad"))).isEqualTo("API_KEY_UNKNOWN");
        assertThat(code(auth.authenticate("bad"))).isEqualTo("API_KEY_UNKNOWN");

        assertThat(asked).containsExactly("bad", "bad");
    }

    @Test
    void asksForNothingThatIsNoKey() throws Exception {
        assertThat(code(auth.authenticate("k".repeat(201)))).isEqualTo("API_KEY_UNKNOWN");
        assertThat(code(auth.authenticateHeader(Optional.of("Bearer a b")))).isEqualTo("API_KEY_UNKNOWN");
        assertThat(code(auth.authenticateHeader(Optional.of("Basic good")))).isEqualTo("API_KEY_MISSING");
        assertThat(code(auth.authenticateHeader(Optional.empty()))).isEqualTo("API_KEY_MISSING");

        assertThat(asked).isEmpty();
    }

    @Test
    void forgetsTheOldestHolderWhenThereAreTooMany() throws Exception {
        for (int i = 0; i <= ApiKeyAuth.MAX_HOLDERS; i++) {
            await(auth.authenticate("good" + i));
        }
        asked.clear();

        await(auth.authenticate("good1"));
        await(auth.authenticate("good0"));

        assertThat(asked).containsExactly("good0");
    }

    private Future<Principal> find(Authenticate.Query query) {
        asked.add(query.apiKey());
        return query.apiKey().startsWith("good")
                ? Future.succeededFuture(ALICE)
                : Future.failedFuture(FailureException.of(Failure.Kind.UNAUTHENTICATED, "API_KEY_UNKNOWN", "no"));
    }

    private static String code(Future<Principal> answer) throws Exception {
        return await(answer.map(found -> "found")
                .otherwise(cause -> ((FailureException) cause).failure().code()));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(10, TimeUnit.SECONDS);
    }
}
