package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.fund;

import io.cryptoflow.application.order.PlaceOrderGroup.Leg;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.risk.PreTradeRisk;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.FakeVenue;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole path of orders on a store in memory, a venue that does as it is told, and a market that trades when told. */
final class Desk {
    final ManualClock clock = new ManualClock(Orders.NOON);
    final FakeVenue venue = new FakeVenue();
    final List<AccountEvent> story = new ArrayList<>();
    final InMemoryStore store = new InMemoryStore(clock, this::onCommitted);
    private final OrderSteps steps = Trading.steps();
    private final RouteOrders routeOrders =
            new RouteOrders(venue, store, store, steps, Trading.applyReports(store), clock, Patience.STANDARD);
    private WatchOrders watchOrders = watch();

    Desk() {
        await(fund(store, ALICE, usdt("100000"), btc("10")));
    }

    private void onCommitted(List<AccountEvent> events) {
        story.addAll(events);
        if (routeOrders != null) {
            routeOrders.onCommitted(events);
            watchOrders.onCommitted(events);
        }
    }

    private WatchOrders watch() {
        Trading market = new Trading();
        StepKeptOrder step = new StepKeptOrder(
                store, steps, new PreTradeRisk(new BigDecimal("0.05"), RiskLimits.NONE), market, clock);
        return new WatchOrders(store, market, step, clock);
    }

    /** Forgets what is only in memory and takes up what is stored. */
    void restart() {
        watchOrders = watch();
        await(watchOrders.start());
    }

    Order place(String clientOrderId, OrderTerms terms) {
        return await(new PlaceOrder(store, Trading.intake(clock), steps, Trading.IDS, clock)
                        .handle(Trading.command(ALICE, clientOrderId, terms)))
                .order();
    }

    PlaceOrderGroup.Result placeGroup(Leg... legs) {
        return await(new PlaceOrderGroup(store, Trading.intake(clock), steps, Trading.IDS, clock)
                .handle(new PlaceOrderGroup.Command(ALICE, Optional.empty(), List.of(legs))));
    }

    AmendOrder amendOrder() {
        return new AmendOrder(store, Trading.intake(clock), steps, clock);
    }

    Order cancel(Order order) {
        return await(new CancelOrder(store, steps, clock).handle(new CancelOrder.Command(ALICE, order.id())))
                .order();
    }

    List<Order> cancelAll(Optional<Symbol> symbol, Optional<Side> side, Optional<Reason> why) {
        return await(new CancelOrders(store, steps, clock).handle(new CancelOrders.Command(ALICE, symbol, side, why)))
                .orders();
    }

    /** The market trades at {@code price}, a moment later. */
    void trade(String price) {
        clock.advance(Duration.ofMillis(10));
        await(watchOrders.onTrade(Markets.trade(Markets.BTC_USDT, "t", price).trade()));
    }

    void pass(Duration time) {
        clock.advance(time);
        await(watchOrders.onTime());
    }

    /** The venue fills {@code quantity} of the order. */
    void fill(Order order, String quantity, String price, Money commission) {
        Order before = now(order);
        Quantity last = Quantity.of(quantity);
        Quantity cumulative = before.cumulativeQuantity().plus(last);
        Fill fill = new Fill(
                order.id(),
                "trade-" + cumulative,
                order.terms().symbol(),
                order.terms().side(),
                Price.of(price),
                last,
                LiquiditySide.TAKER,
                commission,
                clock.instant());
        boolean complete = before.terms().quantity().map(cumulative::equals).orElse(false);
        venue.say(new ExecutionReport.Traded(fill, cumulative, complete));
    }

    Order now(Order order) {
        return await(store.findOrder(ALICE, order.id())).orElseThrow();
    }

    Balance balance(Money like) {
        return await(store.findBalances(ALICE)).stream()
                .filter(balance -> balance.asset().equals(like.asset()))
                .findFirst()
                .orElse(Balance.empty(like.asset()));
    }

    static Leg leg(String clientOrderId, OrderGroup.Role role, OrderTerms terms) {
        return new Leg(new ClientOrderId(clientOrderId), role, terms);
    }
}
