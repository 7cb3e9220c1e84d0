package io.cryptoflow.infrastructure.grpc;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.PlaceOrderGroup;
import io.cryptoflow.application.order.PreviewOrder;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.AnyRecords;
import io.cryptoflow.fixture.BothWays;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What two accounts do with orders, from a seed: good ones and bad ones, again and again the same ones. */
final class OrderStory {
    private static final int NAMES = 60;

    private final BothWays both;
    private final Random random;
    private final List<Order> orders = new ArrayList<>();

    OrderStory(BothWays both, long seed) {
        this.both = both;
        this.random = new Random(seed);
    }

    /** Gives {@code commands}; the orders as they were placed. */
    List<Order> run(int commands) {
        for (int i = 0; i < commands; i++) {
            command(random.nextBoolean() ? Gateway.ALICE : Gateway.BOB);
        }
        return List.copyOf(orders);
    }

    private void command(AccountId account) {
        switch (random.nextInt(10)) {
            case 0 -> both.ask(Addresses.CANCEL_ORDER, new CancelOrder.Command(account, anyId()));
            case 1 -> amend(account);
            case 2 -> both.ask(Addresses.PREVIEW_ORDER, new PreviewOrder.Query(account, Optional.empty(), anyTerms()));
            case 3 -> placeGroup(account);
            case 4 ->
                both.answer(
                        Addresses.CANCEL_ORDERS,
                        new CancelOrders.Command(
                                account, Optional.of(Market.ETH), Optional.of(anySide()), Optional.empty()));
            default -> place(account);
        }
    }

    private void place(AccountId account) {
        Optional<ClientOrderId> name = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(anyName());
        both.ask(Addresses.PLACE_ORDER, new PlaceOrder.Command(account, Optional.empty(), name, anyTerms()))
                .ifPresent(placed -> orders.add(placed.order()));
    }

    private void placeGroup(AccountId account) {
        String quantity = anyQuantity();
        OrderTerms profit =
                OrderTerms.limit(Market.BTC, Side.SELL, TimeInForce.GTC, Quantity.of(quantity), Price.of("66000"));
        OrderTerms stop = OrderTerms.draft(Market.BTC, Side.SELL, OrderType.STOP, TimeInForce.GTC)
                .quantity(Quantity.of(quantity))
                .stopPrice(Price.of("60000"))
                .terms();
        List<PlaceOrderGroup.Leg> legs = List.of(
                new PlaceOrderGroup.Leg(anyName(), OrderGroup.Role.OCO_LEG, profit),
                new PlaceOrderGroup.Leg(anyName(), OrderGroup.Role.OCO_LEG, stop));
        both.ask(Addresses.PLACE_ORDER_GROUP, new PlaceOrderGroup.Command(account, Optional.empty(), legs))
                .ifPresent(placed -> orders.addAll(placed.orders()));
    }

    private void amend(AccountId account) {
        Optional<Price> price = random.nextBoolean()
                ? Optional.of(Price.of(String.valueOf(61_000 + random.nextInt(2_000))))
                : Optional.empty();
        both.ask(
                Addresses.AMEND_ORDER,
                new AmendOrder.Command(
                        account, anyId(), Optional.of(Quantity.of(anyQuantity())), price, Optional.empty()));
    }

    private OrderId anyId() {
        return orders.isEmpty() || random.nextInt(10) == 0
                ? new AnyRecords(random.nextLong()).any(OrderId.class)
                : orders.get(random.nextInt(orders.size())).id();
    }

    /** Every third one makes no more sense than its own record demands. */
    private OrderTerms anyTerms() {
        if (random.nextInt(3) == 0) {
            return new AnyRecords(random.nextLong()).any(OrderTerms.class);
        }
        return OrderTerms.limit(
                Market.BTC,
                anySide(),
                TimeInForce.GTC,
                Quantity.of(anyQuantity()),
                Price.of(String.valueOf(63_000 + random.nextInt(2_500))));
    }

    private Side anySide() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private String anyQuantity() {
        return "0." + (1 + random.nextInt(9));
    }

    private ClientOrderId anyName() {
        return new ClientOrderId("story-" + random.nextInt(NAMES));
    }
}
