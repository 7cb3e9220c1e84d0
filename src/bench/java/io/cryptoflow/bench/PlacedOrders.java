package io.cryptoflow.bench;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A use case that answers at once that an order is placed, and stores nothing; and the order that it is asked to place. */
final class PlacedOrders implements UseCase<PlaceOrder.Command, PlaceOrder.Result> {
    static final AccountId ACCOUNT = new AccountId("bench");
    static final PlaceOrder.Command COMMAND = new PlaceOrder.Command(
            ACCOUNT,
            Optional.empty(),
            Optional.of(new ClientOrderId("bench-0000001")),
            OrderTerms.limit(
                    Symbol.of("BTC-USDT"), Side.BUY, TimeInForce.GTC, Quantity.of("0.01"), Price.of("60000.5")));

    private static final Money HELD = Money.of("600.005", new Asset("USDT"));
    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @Override
    public Future<PlaceOrder.Result> handle(PlaceOrder.Command command) {
        Order order = Order.place(
                new Order.Ticket(
                        new OrderId(ID),
                        command.account(),
                        command.clientOrderId().orElseThrow(),
                        command.key(),
                        command.terms(),
                        Optional.empty(),
                        Instant.now()),
                command.terms().limitPrice().orElseThrow(),
                HELD);
        return Future.succeededFuture(new PlaceOrder.Result(order, false));
    }
}
