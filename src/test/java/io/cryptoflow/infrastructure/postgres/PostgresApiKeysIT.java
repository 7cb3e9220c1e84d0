package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.OpenAccount;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.fixture.Trading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresApiKeysIT {
    private final Database database = Database.shared();
    private final PostgresUnitOfWork unitOfWork = database.unitOfWork(events -> {});
    private final PostgresApiKeys keys = new PostgresApiKeys(database.sharedPool());
    private final OpenAccount openAccount = new OpenAccount(unitOfWork, keys);
    private final Authenticate authenticate = new Authenticate(keys);
    private final AccountId account = Trading.freshAccount();
    private final String apiKey = "cf_paper_" + account.value();

    @AfterEach
    void close() {
        await(unitOfWork.close());
    }

    @Test
    void knowsTheHolderOfAKeyAndStoresOnlyItsHash() {
        await(openAccount.handle(new OpenAccount.Command(account, List.of(usdt("1")), apiKey)));

        Principal holder = await(authenticate.handle(new Authenticate.Query(apiKey)));

        List<String> hashes = database.ask("SELECT key_hash FROM api_keys WHERE account_id = '" + account + "'");
        assertThat(hashes).hasSize(1).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(holder)
                .isEqualTo(new Principal(
                        account,
                        Set.of(Scope.READ, Scope.TRADE, Scope.ADMIN),
                        Optional.of(ApiKeyId.ofHash(hashes.get(0)))));
    }

    @Test
    void opensAnAccountWithoutMoney() {
        await(openAccount.handle(new OpenAccount.Command(account, List.of(), apiKey)));

        assertThat(await(authenticate.handle(new Authenticate.Query(apiKey))).account())
                .isEqualTo(account);
    }

    @Test
    void knowsNobodyByAKeyThatIsUnknownOrRevoked() {
        await(openAccount.handle(new OpenAccount.Command(account, List.of(), apiKey)));
        database.ask("UPDATE api_keys SET revoked_at = now() WHERE account_id = '" + account + "' RETURNING 1");

        for (String key : List.of(apiKey, "cf_paper_other", "", "' OR 1=1 --")) {
            FailureException refusal = (FailureException) failureOf(authenticate.handle(new Authenticate.Query(key)));
            assertThat(refusal.failure().kind()).isEqualTo(Failure.Kind.UNAUTHENTICATED);
            assertThat(refusal.getMessage()).doesNotContain(account.value());
        }
    }

    @Test
    void keepsAKeyWithItsFirstHolder() {
        await(openAccount.handle(new OpenAccount.Command(account, List.of(), apiKey)));
        await(openAccount.handle(new OpenAccount.Command(Trading.freshAccount(), List.of(), apiKey)));

        assertThat(await(authenticate.handle(new Authenticate.Query(apiKey))).account())
                .isEqualTo(account);
    }
}
