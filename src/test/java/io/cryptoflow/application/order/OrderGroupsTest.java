package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.limitSell;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup.Role;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Trading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The market stands at 100; the account has 10 BTC and 100000 USDT. */
class OrderGroupsTest {
    private final Desk desk = new Desk();

    @Test
    void holdsTheFundsOfAnOcoOnce() {
        oco();

        assertThat(desk.balance(btc("0"))).isEqualTo(new Balance(btc("8"), btc("2")));
        assertThat(desk.venue.submits()).hasSize(1);
    }

    @Test
    void cancelsTheStopWhenTheLimitOrderFills() {
        List<Order> legs = oco();

        desk.fill(legs.get(0), "2", "120", usdt("0"));
        desk.trade("80");

        assertThat(statuses(legs)).containsExactly(OrderStatus.FILLED, OrderStatus.CANCELED);
        assertThat(desk.venue.submits()).hasSize(1);
        assertThat(desk.balance(btc("0"))).isEqualTo(new Balance(btc("8"), btc("0")));
    }

    @Test
    void sendsTheStopOnlyOnceTheLimitOrderIsCanceledAndForWhatItLeft() {
        List<Order> legs = oco();
        desk.fill(legs.get(0), "0.5", "120", usdt("0"));
        desk.venue.loseRequests(true);

        desk.trade("80");

        assertThat(statuses(legs)).containsExactly(OrderStatus.PENDING_CANCEL, OrderStatus.NEW);
        assertThat(desk.venue.submits()).hasSize(1);

        desk.venue.loseRequests(false);
        desk.venue.say(new ExecutionReport.Canceled(legs.get(0).id(), Quantity.of("0.5"), desk.clock.instant()));

        Order stop = desk.now(legs.get(1));
        assertThat(desk.venue.submits()).containsExactly(legs.get(0).id(), stop.id());
        assertThat(stop.terms().quantity()).contains(Quantity.of("1.5"));
        assertThat(stop.held()).isEqualTo(btc("1.5"));
        assertThat(desk.balance(btc("0"))).isEqualTo(new Balance(btc("8"), btc("1.5")));
    }

    @Test
    void dropsTheStopWhenTheLimitOrderFilledBeforeItsCancellation() {
        List<Order> legs = oco();
        desk.venue.loseRequests(true);
        desk.trade("80");
        desk.venue.loseRequests(false);

        desk.fill(legs.get(0), "2", "120", usdt("0"));

        assertThat(statuses(legs)).containsExactly(OrderStatus.FILLED, OrderStatus.CANCELED);
        assertThat(desk.venue.submits()).hasSize(1);
    }

    @Test
    void endsBothLegsWhenOneIsCanceled() {
        List<Order> legs = oco();

        desk.cancel(legs.get(1));

        assertThat(statuses(legs)).containsExactly(OrderStatus.CANCELED, OrderStatus.CANCELED);
        assertThat(desk.balance(btc("0"))).isEqualTo(new Balance(btc("10"), btc("0")));
    }

    @Test
    void holdsForABuyingOcoWhatItsDearerLegMayCost() {
        PlaceOrderGroup.Result placed = desk.placeGroup(
                Desk.leg("o.limit", Role.OCO_LEG, limitBuy("1", "90")),
                Desk.leg("o.stop", Role.OCO_LEG, conditional(OrderType.STOP, Side.BUY, "1", "110")));

        assertThat(desk.balance(usdt("0"))).isEqualTo(new Balance(usdt("99884.5"), usdt("115.5")));

        desk.trade("111");

        assertThat(statuses(placed.orders())).containsExactly(OrderStatus.CANCELED, OrderStatus.NEW);
        assertThat(desk.balance(usdt("0"))).isEqualTo(new Balance(usdt("99884.5"), usdt("115.5")));
    }

    @Test
    void armsTheExitsOfABracketWithWhatTheAccountReceived() {
        List<Order> orders = bracket();
        assertThat(states(orders)).containsExactly(Trigger.State.INACTIVE, Trigger.State.INACTIVE);
        desk.trade("130");
        assertThat(states(orders)).containsExactly(Trigger.State.INACTIVE, Trigger.State.INACTIVE);

        desk.fill(orders.get(0), "0.4", "95", btc("0.0004"));

        assertThat(states(orders)).containsExactly(Trigger.State.ARMED, Trigger.State.ARMED);
        assertThat(quantities(orders)).containsExactly("0.3996", "0.3996");

        desk.fill(orders.get(0), "0.6", "95", btc("0.0006"));

        assertThat(quantities(orders)).containsExactly("0.999", "0.999");
        assertThat(desk.balance(btc("0"))).isEqualTo(new Balance(btc("10"), btc("0.999")));
    }

    @Test
    void cancelsTheOtherExitAndTheRestOfTheEntryWhenOneIsMet() {
        List<Order> orders = bracket();
        desk.fill(orders.get(0), "0.4", "95", btc("0"));
        desk.venue.loseReports(true);

        desk.trade("89");

        assertThat(statuses(orders))
                .containsExactly(OrderStatus.PENDING_CANCEL, OrderStatus.CANCELED, OrderStatus.PENDING_NEW);
        assertThat(desk.venue.submits())
                .containsExactly(orders.get(0).id(), orders.get(2).id());
        assertThat(desk.now(orders.get(2)).held()).isEqualTo(btc("0.4"));
    }

    @Test
    void looksAtTheExitsFromWhereTheEntryTradesNotFromItsLimit() {
        PlaceOrderGroup.Result placed = desk.placeGroup(
                Desk.leg("b", Role.BRACKET_ENTRY, limitBuy("1", "105")),
                Desk.leg("b.takeProfit", Role.BRACKET_EXIT, conditional(OrderType.TAKE_PROFIT, Side.SELL, "1", "103")),
                Desk.leg("b.stopLoss", Role.BRACKET_EXIT, conditional(OrderType.STOP, Side.SELL, "1", "99")));

        assertThat(placed.denied()).isEmpty();
    }

    @Test
    void cancelsTheExitsOfAnEntryThatEndsWithoutAFill() {
        List<Order> orders = bracket();

        desk.cancel(orders.get(0));

        assertThat(statuses(orders)).containsOnly(OrderStatus.CANCELED);
        assertThat(desk.now(orders.get(1)).reason()).contains(new Reason("GROUP", "the entry ended without a fill"));
    }

    @Test
    void keepsTheExitsOfAnEntryThatEndsPartlyFilled() {
        List<Order> orders = bracket();
        desk.fill(orders.get(0), "0.4", "95", btc("0"));

        desk.venue.say(new ExecutionReport.Canceled(orders.get(0).id(), Quantity.of("0.4"), desk.clock.instant()));
        desk.trade("121");

        assertThat(statuses(orders)).containsExactly(OrderStatus.CANCELED, OrderStatus.NEW, OrderStatus.CANCELED);
        assertThat(desk.venue.submits()).contains(orders.get(1).id());
    }

    @Test
    void answersTheSameGroupToTheSameRequestAndRefusesAnother() {
        List<Order> first = bracket();

        PlaceOrderGroup.Result again = desk.placeGroup(bracketLegs("90"));

        assertThat(again.replayed()).isTrue();
        assertThat(again.orders())
                .extracting(Order::id)
                .isEqualTo(first.stream().map(Order::id).toList());
        Throwable refused = failureOf(
                new PlaceOrderGroup(desk.store, Trading.intake(desk.clock), Trading.steps(), Trading.IDS, desk.clock)
                        .handle(new PlaceOrderGroup.Command(ALICE, Optional.empty(), List.of(bracketLegs("91")))));
        assertThat(((FailureException) refused).failure().code()).isEqualTo("CLIENT_ORDER_ID_REUSED");
    }

    @Test
    void deniesAllWhenOneIsDenied() {
        PlaceOrderGroup.Result placed = desk.placeGroup(bracketLegs("96"));

        assertThat(placed.orders()).extracting(Order::status).containsOnly(OrderStatus.DENIED);
        assertThat(placed.denied().flatMap(Order::reason).map(Reason::code)).contains("STOP_PRICE_MET");
        assertThat(desk.venue.submits()).isEmpty();
        assertThat(desk.balance(usdt("0"))).isEqualTo(new Balance(usdt("100000"), usdt("0")));
    }

    private List<Order> oco() {
        return desk.placeGroup(
                        Desk.leg("o.limit", Role.OCO_LEG, limitSell("2", "120")),
                        Desk.leg("o.stop", Role.OCO_LEG, conditional(OrderType.STOP, Side.SELL, "2", "90")))
                .orders();
    }

    private List<Order> bracket() {
        return desk.placeGroup(bracketLegs("90")).orders();
    }

    private static PlaceOrderGroup.Leg[] bracketLegs(String stop) {
        return new PlaceOrderGroup.Leg[] {
            Desk.leg("b", Role.BRACKET_ENTRY, limitBuy("1", "95")),
            Desk.leg("b.takeProfit", Role.BRACKET_EXIT, conditional(OrderType.TAKE_PROFIT, Side.SELL, "1", "120")),
            Desk.leg("b.stopLoss", Role.BRACKET_EXIT, conditional(OrderType.STOP, Side.SELL, "1", stop))
        };
    }

    private static OrderTerms conditional(OrderType type, Side side, String quantity, String stop) {
        return OrderTerms.draft(BTC_USDT, side, type, TimeInForce.GTC)
                .quantity(Quantity.of(quantity))
                .stopPrice(Price.of(stop))
                .terms();
    }

    private List<OrderStatus> statuses(List<Order> orders) {
        return orders.stream().map(order -> desk.now(order).status()).toList();
    }

    private List<Trigger.State> states(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> desk.now(order).trigger().stream())
                .map(Trigger::state)
                .toList();
    }

    private List<String> quantities(List<Order> orders) {
        return orders.stream()
                .skip(1)
                .map(order -> desk.now(order).terms().quantity().orElseThrow().toString())
                .toList();
    }
}
