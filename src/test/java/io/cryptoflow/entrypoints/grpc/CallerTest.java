package io.cryptoflow.entrypoints.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import cryptoflow.v1.FindOrdersRequest;
import cryptoflow.v1.InstructAgentRequest;
import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.fixture.AnyRecords;
import io.cryptoflow.fixture.GrpcPort;
import io.cryptoflow.protocol.Access;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.MalformedMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    private static final String KEY = "00000000000000aa";
    private static final Caller ALICE = new Caller(Optional.of(
            new Principal(new AccountId("alice"), Set.of(Scope.READ, Scope.TRADE), Optional.of(new ApiKeyId(KEY)))));

    @Property(tries = 500)
    void letsTheHolderOfAKeyAskForItselfOnly(@ForAll("anyCall") Call<?, ?> call, @ForAll long seed) {
        Message question = question(call, seed);
        try {
            assertAlice(ALICE.admit(call.access(), question));
        } catch (FailureException refused) {
            assertThat(refused.failure().kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        } catch (MalformedMessage tooMuch) {
            assertThat(tooMuch).hasMessageContaining("expected 1 to 1000");
        }
    }

    @Test
    void saysWhoTalksToTheAgentAndWhatTheyMay() {
        Message admitted = ALICE.admit(
                Access.READ,
                InstructAgentRequest.newBuilder()
                        .setText("hello")
                        .setPrincipal(cryptoflow.v1.Principal.newBuilder().addScopes(cryptoflow.v1.Scope.SCOPE_ADMIN))
                        .build());

        cryptoflow.v1.Principal holder = ((InstructAgentRequest) admitted).getPrincipal();
        assertThat(holder.getAccount()).isEqualTo("alice");
        assertThat(holder.getKey()).isEqualTo(KEY);
        assertThat(holder.getScopesList())
                .containsExactlyInAnyOrder(cryptoflow.v1.Scope.SCOPE_READ, cryptoflow.v1.Scope.SCOPE_TRADE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001, Integer.MAX_VALUE})
    void refusesTooLongAPage(int limit) {
        FindOrdersRequest question = FindOrdersRequest.newBuilder()
                .setFilter(cryptoflow.v1.OrderFilter.newBuilder().setLimit(limit))
                .build();

        assertThatThrownBy(() -> ALICE.admit(Access.READ, question)).hasMessage("filter.limit: expected 1 to 1000");
    }

    @Provide
    static Arbitrary<Call<?, ?>> anyCall() {
        return Arbitraries.of(GrpcPort.everyCall());
    }

    private static <Q, R> Message question(Call<Q, R> call, long seed) {
        return call.question(new AnyRecords(seed).any(call.address().questionType()));
    }

    private static void assertAlice(Message message) {
        message.getAllFields().forEach((field, value) -> {
            if (field.getName().equals("account")) {
                assertThat(value).isEqualTo("alice");
            }
            if (value instanceof Message inner) {
                assertAlice(inner);
            }
            if (value instanceof List<?> many) {
                many.stream()
                        .filter(Message.class::isInstance)
                        .map(Message.class::cast)
                        .forEach(CallerTest::assertAlice);
            }
        });
    }
}
