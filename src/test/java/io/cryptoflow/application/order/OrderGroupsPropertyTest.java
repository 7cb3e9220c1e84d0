package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.limitSell;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.AccountReader.OrderFilter;
import io.cryptoflow.application.port.AccountReader.Selection;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup.Role;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the market, the venue and the client do, in any order, a group never trades more than was meant. */
class OrderGroupsPropertyTest {
    private static final int STEPS = 40;

    @Property(tries = 300)
    void sellsAtMostTheQuantityOfAnOco(@ForAll long seed) {
        Desk desk = new Desk();
        List<Order> legs = desk.placeGroup(
                        Desk.leg("o.limit", Role.OCO_LEG, limitSell("2", "120")),
                        Desk.leg("o.stop", Role.OCO_LEG, conditional(OrderType.STOP, "2", "90")))
                .orders();

        play(desk, new Random(seed));

        assertThat(sold(desk, legs)).isLessThanOrEqualTo(new BigDecimal("2"));
    }

    @Property(tries = 300)
    void sellsAtMostWhatTheEntryBought(@ForAll long seed) {
        Desk desk = new Desk();
        List<Order> orders = desk.placeGroup(
                        Desk.leg("b", Role.BRACKET_ENTRY, limitBuy("1", "95")),
                        Desk.leg("b.takeProfit", Role.BRACKET_EXIT, conditional(OrderType.TAKE_PROFIT, "1", "120")),
                        Desk.leg("b.stopLoss", Role.BRACKET_EXIT, conditional(OrderType.STOP, "1", "90")))
                .orders();

        play(desk, new Random(seed));

        Order entry = desk.now(orders.get(0));
        assertThat(sold(desk, orders.subList(1, 3)))
                .isLessThanOrEqualTo(entry.cumulativeQuantity()
                        .amount()
                        .subtract(entry.commission().amount()));
    }

    private static void play(Desk desk, Random dice) {
        for (int step = 0; step < STEPS; step++) {
            List<Order> open = open(desk);
            switch (dice.nextInt(6)) {
                case 0, 1 -> desk.trade(String.valueOf(80 + dice.nextInt(50)));
                case 2 -> pick(open, dice).filter(order -> !order.isKept()).ifPresent(order -> fill(desk, order, dice));
                case 3 -> pick(open, dice).filter(order -> !order.isKept()).ifPresent(order -> end(desk, order));
                case 4 -> desk.restart();
                default -> {
                    desk.venue.loseRequests(dice.nextInt(3) == 0);
                    if (dice.nextInt(10) == 0) {
                        pick(open, dice).ifPresent(desk::cancel);
                    }
                }
            }
            assertLockedIsHeld(desk);
        }
    }

    private static void fill(Desk desk, Order order, Random dice) {
        BigDecimal leaves = order.leavesQuantity().orElseThrow().amount();
        BigDecimal part = dice.nextBoolean() ? leaves : new BigDecimal("0.1").min(leaves);
        Money commission = order.terms().side() == Side.BUY ? btc("0.00013") : usdt("0");
        if (order.venueOrderId().isPresent()) {
            desk.fill(order, new Quantity(part).toString(), "95", commission);
        }
    }

    private static void end(Desk desk, Order order) {
        boolean asked = order.reason().isPresent();
        if (asked && order.venueOrderId().isPresent()) {
            desk.venue.say(new ExecutionReport.Canceled(order.id(), order.cumulativeQuantity(), desk.clock.instant()));
        }
    }

    private static void assertLockedIsHeld(Desk desk) {
        for (Money zero : List.of(btc("0"), usdt("0"))) {
            Money held = open(desk).stream()
                    .map(Order::held)
                    .filter(money -> money.asset().equals(zero.asset()))
                    .reduce(zero, Money::plus);
            assertThat(desk.balance(zero).locked()).isEqualTo(held);
        }
    }

    private static BigDecimal sold(Desk desk, List<Order> orders) {
        return orders.stream()
                .map(order -> desk.now(order).cumulativeQuantity().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Order> open(Desk desk) {
        return await(
                desk.store.findOrders(ALICE, new OrderFilter(Optional.empty(), Selection.OPEN, 100, Optional.empty())));
    }

    private static Optional<Order> pick(List<Order> orders, Random dice) {
        return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(dice.nextInt(orders.size())));
    }

    private static OrderTerms conditional(OrderType type, String quantity, String stop) {
        return OrderTerms.draft(BTC_USDT, Side.SELL, type, TimeInForce.GTC)
                .quantity(Quantity.of(quantity))
                .stopPrice(Price.of(stop))
                .terms();
    }
}
