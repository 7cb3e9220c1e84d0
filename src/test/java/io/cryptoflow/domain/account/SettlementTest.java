package io.cryptoflow.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Money is neither made nor lost: whatever happens to orders, balances move by fills and commissions alone. */
class SettlementTest {
    private static final Asset BTC = Markets.BTC_USDT.base();
    private static final Asset USDT = Markets.BTC_USDT.quote();

    private final Map<Asset, Balance> balances = new HashMap<>();

    @Property
    void movesMoneyByFillsAndCommissionsAlone(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 255) Integer> kinds,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 100) Integer> parts,
            @ForAll @IntRange(max = 49) int improvementTicks,
            @ForAll @IntRange(min = 50, max = 500) int limitTicks) {
        balances.put(USDT, new Balance(Orders.usdt("100000"), Money.zero(USDT)));
        balances.put(BTC, new Balance(Orders.btc("1000"), Money.zero(BTC)));
        Money expectedUsdt = Orders.usdt("100000");
        Money expectedBtc = Orders.btc("1000");

        for (int n = 0; n < kinds.size(); n++) {
            int kind = kinds.get(n);
            boolean buy = (kind & 1) == 0;
            boolean byQuote = buy && (kind & 2) != 0;
            Price limit = new Price(BigDecimal.valueOf(limitTicks, 1));
            Order order = place(n, buy, byQuote, limit);
            int filled = 0;
            for (int i = 0; i < parts.size() && order.isOpen() && filled < 100; i++) {
                int lots = Math.min(parts.get(i), 100 - filled);
                filled += lots;
                Fill fill = fill(order, i, lots, improvementTicks);
                order = step(order, new ExecutionReport.Traded(fill, lots(filled), filled == 100));
                Money quantity = fill.lastQuantity().of(BTC);
                expectedUsdt = buy
                        ? expectedUsdt.minus(fill.notional())
                        : expectedUsdt.plus(fill.notional()).minus(fill.commission());
                expectedBtc = buy ? expectedBtc.plus(quantity).minus(fill.commission()) : expectedBtc.minus(quantity);
            }
            order = order.isOpen() ? end(order, kind >> 2) : order;

            assertThat(order.held().isZero()).isTrue();
            assertThat(balances)
                    .isEqualTo(Map.of(
                            USDT, new Balance(expectedUsdt, Money.zero(USDT)),
                            BTC, new Balance(expectedBtc, Money.zero(BTC))));
        }
    }

    private Order place(int n, boolean buy, boolean byQuote, Price limit) {
        Quantity all = lots(100);
        OrderTerms terms = byQuote
                ? OrderTerms.marketBuyFor(Markets.BTC_USDT, limit.times(all, USDT))
                : OrderTerms.limit(Markets.BTC_USDT, buy ? Side.BUY : Side.SELL, TimeInForce.GTC, all, limit);
        Order order = Order.place(Orders.ticket(n, terms), limit, buy ? limit.times(all, USDT) : all.of(BTC));
        settle(Optional.empty(), new OrderEvent.OrderPlaced(order));
        return order;
    }

    private static Fill fill(Order order, int n, int lots, int improvementTicks) {
        boolean buy = order.terms().side() == Side.BUY;
        BigDecimal improvement = BigDecimal.valueOf(buy ? -improvementTicks : improvementTicks, 1);
        Price price = new Price(order.worstPrice().amount().add(improvement));
        Money received = buy ? lots(lots).of(BTC) : price.times(lots(lots), USDT);
        return new Fill(
                order.id(),
                "t" + n,
                Markets.BTC_USDT,
                order.terms().side(),
                price,
                lots(lots),
                LiquiditySide.TAKER,
                received.share(new BigDecimal("0.001"), 8),
                Orders.NOON);
    }

    private Order end(Order order, int ending) {
        Quantity filled = order.cumulativeQuantity();
        return switch (ending % 4) {
            case 0 -> {
                Order wished = step(
                        order,
                        OrderLifecycle.requestCancel(order, Optional.empty(), Orders.NOON)
                                .orElseThrow());
                yield step(wished, new ExecutionReport.Canceled(order.id(), filled, Orders.NOON));
            }
            case 1 -> step(order, new ExecutionReport.Expired(order.id(), filled, "IOC", Orders.NOON));
            case 2 ->
                filled.isZero()
                        ? step(order, Orders.rejected(order))
                        : step(order, new ExecutionReport.Canceled(order.id(), filled, Orders.NOON));
            default -> {
                Optional<OrderEvent> lost = OrderLifecycle.loseTrack(order, Orders.NOON);
                Order unknown = lost.isPresent() ? step(order, lost.get()) : order;
                yield step(unknown, new ExecutionReport.Canceled(order.id(), filled, Orders.NOON));
            }
        };
    }

    private Order step(Order order, ExecutionReport report) {
        return step(order, OrderLifecycle.apply(order, report).orElseThrow());
    }

    private Order step(Order order, OrderEvent event) {
        settle(Optional.of(order), event);
        return event.order();
    }

    /** {@link Balance} itself refuses to go below zero. */
    private void settle(Optional<Order> before, OrderEvent event) {
        Settlement.of(before, event, this::balance).forEach(balance -> balances.put(balance.asset(), balance));
        assertThat(balance(event.order().held().asset()).locked())
                .isEqualTo(event.order().held());
    }

    private Balance balance(Asset asset) {
        return balances.getOrDefault(asset, Balance.empty(asset));
    }

    private static Quantity lots(int lots) {
        return new Quantity(BigDecimal.valueOf(lots, 2));
    }
}
