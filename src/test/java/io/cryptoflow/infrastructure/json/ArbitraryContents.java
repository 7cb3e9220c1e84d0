package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.DeadMansSwitch;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Everything that can happen to an account, of every type. */
public final class ArbitraryContents {
    private static final ApiKeyId KEY = new ApiKeyId("0123456789abcdef");

    private ArbitraryContents() {}

    public static Arbitrary<AccountEvent.Content> contents() {
        Arbitrary<AccountEvent.Content> filled = ArbitraryOrders.orders().flatMap(order -> ArbitraryOrders.fills(order)
                .map(fill -> new AccountEvent.OrderChanged(new OrderEvent.OrderFilled(order, fill))));
        Arbitrary<AccountEvent.Content> others =
                ArbitraryOrders.orders().flatMap(ArbitraryContents::changes).map(AccountEvent.OrderChanged::new);
        Arbitrary<AccountEvent.Content> balances = ArbitraryOrders.orders()
                .map(order -> new AccountEvent.BalancesChanged(List.of(
                        new Balance(order.held(), order.held()), new Balance(order.commission(), order.commission()))));
        Arbitrary<AccountEvent.Content> positions =
                ArbitraryOrders.orders().flatMap(ArbitraryOrders::fills).map(ArbitraryContents::position);
        Arbitrary<AccountEvent.Content> controls = ArbitraryOrders.orders().flatMap(ArbitraryContents::controls);
        return Arbitraries.oneOf(filled, others, balances, positions, controls);
    }

    private static Arbitrary<OrderEvent> changes(Order order) {
        return Arbitraries.of(
                new OrderEvent.OrderPlaced(order),
                new OrderEvent.OrderDenied(order),
                new OrderEvent.OrderAccepted(order),
                new OrderEvent.OrderRejected(order),
                new OrderEvent.OrderCancelRequested(order),
                new OrderEvent.OrderCanceled(order),
                new OrderEvent.OrderExpired(order),
                new OrderEvent.OrderUnknown(order),
                new OrderEvent.OrderArmed(order),
                new OrderEvent.OrderStopMoved(order),
                new OrderEvent.OrderTriggered(order),
                new OrderEvent.OrderAmendRequested(order),
                new OrderEvent.OrderAmended(order),
                new OrderEvent.OrderAmendRejected(order, new Reason("TOO_LATE", "it was filled")));
    }

    private static AccountEvent.Content position(Fill fill) {
        return new AccountEvent.PositionChanged(new Position(
                fill.symbol(),
                fill.lastQuantity().of(fill.symbol().base()).negated(),
                quote(fill).negated(),
                quote(fill),
                quote(fill),
                new Position.Day(LocalDate.ofInstant(fill.occurredAt(), ZoneOffset.UTC), quote(fill)),
                fill.occurredAt()));
    }

    private static Arbitrary<AccountEvent.Content> controls(Order order) {
        Asset asset = new Asset("USDT");
        RiskLimits limits = new RiskLimits(
                Map.of(asset, Money.of("50000.5", asset)),
                Optional.of(7),
                Optional.empty(),
                Optional.of(new BigDecimal("0.2")),
                Map.of());
        Actor by = new Actor(order.account(), Optional.of(KEY));
        DeadMansSwitch armed = new DeadMansSwitch(30, order.updatedAt());
        AccountControls after = new AccountControls(
                TradingState.REDUCING, Optional.of(limits), Map.of(KEY, limits), Optional.of(armed));
        return Arbitraries.of(
                new AccountEvent.ControlsChanged(by, new AccountEvent.TradingStateChanged(TradingState.HALTED), after),
                new AccountEvent.ControlsChanged(by, new AccountEvent.LimitsChanged(limits), after),
                new AccountEvent.ControlsChanged(by, new AccountEvent.KeyLimitsChanged(KEY, limits), after),
                new AccountEvent.DeadMansSwitchChanged(Optional.of(armed), false),
                new AccountEvent.DeadMansSwitchChanged(Optional.empty(), true));
    }

    private static Money quote(Fill fill) {
        return new Money(fill.lastPrice().amount(), fill.symbol().quote());
    }
}
