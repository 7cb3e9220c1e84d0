package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.ALICE;
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
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {
    private final List<AccountEvent> heard = new ArrayList<>();
    private final InMemoryStore store = new InMemoryStore(InstantSource.system(), heard::addAll);
    private final PlaceOrder placeOrder = Trading.placeOrder(store);

    @BeforeEach
    void fundAccount() {
        await(fund(store, ALICE, usdt("1000")));
        heard.clear();
    }

    @Test
    void storesTheOrderWithItsEventAndWhatItHolds() {
        PlaceOrder.Result result = await(placeOrder.handle(command(ALICE, "a", limitBuy("1", "100"))));

        Order order = result.order();
        Balance balance = new Balance(usdt("900"), usdt("100"));
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(result.replayed()).isFalse();
        assertThat(await(store.findOrder(ALICE, order.id()))).contains(order);
        assertThat(heard.stream().map(AccountEvent::content))
                .containsExactly(
                        new AccountEvent.OrderChanged(new OrderEvent.OrderPlaced(order)),
                        new AccountEvent.BalancesChanged(List.of(balance)));
    }

    @Test
    void replaysTheOrderAsItStandsNow() {
        Order order = place("a");
        await(new CancelOrder(store, Trading.steps(), InstantSource.system())
                .handle(new CancelOrder.Command(ALICE, order.id())));

        PlaceOrder.Result again = await(placeOrder.handle(command(ALICE, "a", limitBuy("1.0", "100.00"))));

        assertThat(again.replayed()).isTrue();
        assertThat(again.order().id()).isEqualTo(order.id());
        assertThat(again.order().status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    }

    @Test
    void refusesOtherTermsUnderTheSameClientOrderId() {
        place("a");
        heard.clear();

        Failure failure =
                ((FailureException) failureOf(placeOrder.handle(command(ALICE, "a", limitBuy("1", "99"))))).failure();

        assertThat(List.of(failure.kind(), failure.code(), failure.field()))
                .isEqualTo(List.of(Failure.Kind.CONFLICT, "CLIENT_ORDER_ID_REUSED", Optional.of("clientOrderId")));
        assertThat(heard).isEmpty();
    }

    @Test
    void storesADenialAndRepeatsIt() {
        PlaceOrder.Result denied = await(placeOrder.handle(command(ALICE, "a", limitBuy("100", "100"))));
        await(fund(store, ALICE, usdt("1000000")));
        PlaceOrder.Result again = await(placeOrder.handle(command(ALICE, "a", limitBuy("100", "100"))));

        assertThat(denied.isDenied()).isTrue();
        assertThat(denied.order().reason())
                .contains(new Reason("INSUFFICIENT_FUNDS", "the order holds 10000 USDT, free are 1000 USDT"));
        assertThat(denied.order().held()).isEqualTo(usdt("0"));
        assertThat(again).isEqualTo(new PlaceOrder.Result(denied.order(), true));
        assertThat(heard.get(0).content())
                .isEqualTo(new AccountEvent.OrderChanged(new OrderEvent.OrderDenied(denied.order())));
    }

    @Test
    void deniesASymbolThatIsNotListed() {
        OrderTerms terms =
                OrderTerms.limit(Markets.ETH_USDT, Side.SELL, TimeInForce.GTC, Quantity.of("1"), Price.of("100"));

        PlaceOrder.Result denied = await(placeOrder.handle(command(ALICE, "a", terms)));

        assertThat(denied.order().reason()).contains(new Reason("UNKNOWN_SYMBOL", "ETH-USDT is not listed"));
    }

    @Test
    void namesAnOrderThatTheClientDidNotName() {
        PlaceOrder.Command unnamed =
                new PlaceOrder.Command(ALICE, Optional.empty(), Optional.empty(), limitBuy("1", "100"));

        Order one = await(placeOrder.handle(unnamed)).order();
        Order two = await(placeOrder.handle(unnamed)).order();

        assertThat(one.clientOrderId()).hasToString(one.id().toString());
        assertThat(two.id()).isGreaterThan(one.id());
    }

    private Order place(String clientOrderId) {
        return await(placeOrder.handle(command(ALICE, clientOrderId, limitBuy("1", "100"))))
                .order();
    }
}
