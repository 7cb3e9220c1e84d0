package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.BOB;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelOrderTest {
    private final List<AccountEvent> heard = new ArrayList<>();
    private final ManualClock clock = new ManualClock(Orders.NOON);
    private final InMemoryStore store = new InMemoryStore(clock, heard::addAll);
    private final CancelOrder cancelOrder = new CancelOrder(store, Trading.steps(), clock);
    private final Order order = placeFirst();

    @Test
    void keepsTheFundsUntilTheVenueConfirmed() {
        clock.advance(Duration.ofSeconds(5));

        Order wished = cancel();

        assertThat(wished.status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        assertThat(wished.updatedAt()).isEqualTo(Orders.NOON.plusSeconds(5));
        assertThat(await(store.findBalances(ALICE))).containsExactly(new Balance(usdt("900"), usdt("100")));
    }

    @Test
    void tellsOneEventHoweverOftenItIsAsked() {
        heard.clear();

        Order first = cancel();
        Order second = cancel();

        assertThat(second).isEqualTo(first);
        assertThat(heard).hasSize(1);
    }

    @Test
    void answersAClosedOrderAsItIs() {
        cancel();
        await(Trading.applyReports(store).handle(new ApplyExecutionReport.Command(ALICE, Orders.canceled(order, "0"))));
        heard.clear();

        assertThat(cancel().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(heard).isEmpty();
        assertThat(await(store.findBalances(ALICE))).containsExactly(new Balance(usdt("1000"), usdt("0")));
    }

    @Test
    void findsNoOrderOfAnybodyElse() {
        assertThat(kindOf(BOB, order)).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(kindOf(ALICE, Orders.placed(99, limitBuy("1", "100")))).isEqualTo(Failure.Kind.NOT_FOUND);
    }

    private Failure.Kind kindOf(AccountId account, Order wanted) {
        Throwable cause = failureOf(cancelOrder.handle(new CancelOrder.Command(account, wanted.id())));
        return ((FailureException) cause).failure().kind();
    }

    private Order cancel() {
        return await(cancelOrder.handle(new CancelOrder.Command(ALICE, order.id())))
                .order();
    }

    private Order placeFirst() {
        await(fund(store, ALICE, usdt("1000")));
        return await(Trading.placeOrder(store).handle(command(ALICE, "a", limitBuy("1", "100"))))
                .order();
    }
}
