package io.cryptoflow.domain.account;

import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one step of an order does to the balances of its account: hold, settle, release. Exact; creates and loses nothing. */
public final class Settlement {
    private Settlement() {}

    /**
     * The balances that change when an order goes from {@code before} (absent when it is new) to {@code event}.
     *
     * @param balances the balance of an asset as it stands
     */
    public static List<Balance> of(Optional<Order> before, OrderEvent event, Function<Asset, Balance> balances) {
        Order after = event.order();
        Money heldBefore =
                before.map(Order::held).orElse(Money.zero(after.held().asset()));
        Optional<Fill> fill =
                event instanceof OrderEvent.OrderFilled filled ? Optional.of(filled.fill()) : Optional.empty();
        Balance paid = balances.apply(after.held().asset());
        Balance settled = fill.map(Settlement::paid).map(paid::spend).orElse(paid);
        Money heldByNow = fill.map(Settlement::paid).map(heldBefore::minus).orElse(heldBefore);
        Balance held = settled.lock(after.held().minus(heldByNow));
        Stream<Balance> paidSide = held.equals(paid) ? Stream.empty() : Stream.of(held);
        Stream<Balance> receivedSide = fill.stream().map(f -> received(f, balances));
        return Stream.concat(paidSide, receivedSide).toList();
    }

    private static Money paid(Fill fill) {
        return fill.side() == Side.BUY
                ? fill.notional()
                : fill.lastQuantity().of(fill.symbol().base());
    }

    private static Balance received(Fill fill, Function<Asset, Balance> balances) {
        Quantity quantity = fill.lastQuantity();
        Money gross = fill.side() == Side.BUY ? quantity.of(fill.symbol().base()) : fill.notional();
        return balances.apply(gross.asset()).receive(gross.minus(fill.commission()));
    }
}
