package io.cryptoflow.application.account;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAccountTest {
    private final List<AccountEvent> heard = new ArrayList<>();
    private final InMemoryStore store = new InMemoryStore(InstantSource.system(), heard::addAll);
    private final OpenAccount openAccount = new OpenAccount(store, store);

    @Test
    void fundsAnAccountOnceHoweverOftenItIsOpened() {
        open(usdt("100000"), btc("2"));
        open(usdt("100000"), btc("2"));

        assertThat(await(store.findBalances(ALICE)))
                .containsExactly(new Balance(btc("2"), btc("0")), new Balance(usdt("100000"), usdt("0")));
        assertThat(heard).hasSize(1);
    }

    @Test
    void showsNoKeyInItsText() {
        OpenAccount.Command command = new OpenAccount.Command(ALICE, List.of(), "cf_paper_secret");

        assertThat(command.toString()).doesNotContain("secret");
        assertThat(new Authenticate.Query("cf_paper_secret").toString()).doesNotContain("secret");
    }

    private void open(Money... funds) {
        await(openAccount.handle(new OpenAccount.Command(ALICE, List.of(funds), "cf_paper_x")));
    }
}
