package io.cryptoflow.application.risk;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.BOB;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.order.Patience;
import io.cryptoflow.application.order.RouteOrders;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.AccountEvent.DeadMansSwitchChanged;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.FakeVenue;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryControls;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwitchesTest {
    private static final Actor ADMIN = new Actor(BOB, Optional.empty());

    private final ManualClock clock = new ManualClock(Orders.NOON);
    private final List<AccountEvent> committed = new ArrayList<>();
    private final InMemoryStore store = new InMemoryStore(clock, this::onCommitted);
    private final FakeVenue venue = new FakeVenue();
    private final RouteOrders routeOrders = new RouteOrders(
            venue, store, store, Trading.steps(), Trading.applyReports(store), clock, Patience.STANDARD);
    private final InMemoryControls controls = new InMemoryControls(store);
    private final CancelOrders cancelOrders = new CancelOrders(store, Trading.steps(), clock);
    private final KillOrders killOrders = restarted();
    private final SwitchTrading switchTrading = new SwitchTrading(store.trading(), killOrders, clock);
    private final ArmDeadMansSwitch arm = new ArmDeadMansSwitch(store, clock);

    private KillOrders restarted() {
        return new KillOrders(store.trading(), controls, cancelOrders, venue, clock);
    }

    private void onCommitted(List<AccountEvent> events) {
        committed.addAll(events);
        routeOrders.onCommitted(events);
    }

    @BeforeEach
    void fundAccounts() {
        await(fund(store, ALICE, usdt("100000")));
        await(fund(store, BOB, usdt("100000")));
    }

    @Test
    void cancelsEverythingOfEverybodyAndIsDoneOnceTheVenueShowsNone() {
        Order working = place(ALICE, "working", limitBuy("1", "100"));
        Order kept = place(ALICE, "kept", stopBuy());
        Order others = place(BOB, "others", limitBuy("2", "99"));

        GlobalTrading engaged = await(switchTrading.handle(new SwitchTrading.Command(ADMIN, true, "runaway")))
                .trading();
        await(killOrders.advance());

        assertThat(engaged.state()).isEqualTo(TradingState.HALTED);
        assertThat(List.of(now(working), now(kept), now(others))).allSatisfy(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(order.reason().map(Reason::code)).contains(Reason.KILL_SWITCH);
        });
        assertThat(venue.openIds()).isEmpty();
        assertThat(inForce().isKilled()).isTrue();
        assertThat(inForce().isKilling()).isFalse();
        assertThat(place(ALICE, "late", limitBuy("1", "100")).reason().map(Reason::code))
                .contains("TRADING_HALTED");
    }

    @Test
    void isNotDoneWhileTheVenueDoesNotTellOrShowsAnOrder() {
        place(ALICE, "working", limitBuy("1", "100"));
        venue.loseAnswers(true);

        await(switchTrading.handle(new SwitchTrading.Command(ADMIN, true, "runaway")));
        killOrders.advance();
        killOrders.advance();

        assertThat(inForce().isKilling()).isTrue();
        venue.loseAnswers(false);
        venue.say(Orders.accepted(Orders.placed(77, limitBuy("1", "1"))));
        await(killOrders.advance());
        assertThat(inForce().isKilling()).isTrue();
        await(killOrders.advance());
        assertThat(venue.openIds()).isEmpty();
        assertThat(inForce().isKilling()).isFalse();
    }

    @Test
    void goesOnAfterACrashInTheMiddle() {
        Order working = place(ALICE, "working", limitBuy("1", "100"));
        await(store.trading()
                .change(now -> now.changed(
                        TradingState.HALTED, GlobalTrading.Cause.KILL_SWITCH, "runaway", ADMIN, clock.instant())));

        KillOrders next = restarted();
        await(next.advance());
        await(next.advance());

        assertThat(now(working).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(inForce().isKilling()).isFalse();
    }

    @Test
    void letsEverybodyTradeAgainOnceReleased() {
        await(switchTrading.handle(new SwitchTrading.Command(ADMIN, true, "runaway")));
        await(switchTrading.handle(new SwitchTrading.Command(ADMIN, true, "again")));

        await(switchTrading.handle(new SwitchTrading.Command(ADMIN, false, "over")));

        assertThat(await(store.trading().history(Long.MAX_VALUE, 10))).hasSize(2);
        assertThat(place(ALICE, "again", limitBuy("1", "100")).isOpen()).isTrue();
    }

    @Test
    void cancelsAllOnceADeadMansSwitchIsNotRenewed() {
        Order working = place(ALICE, "working", limitBuy("1", "100"));
        Order kept = place(ALICE, "kept", stopBuy());
        Order others = place(BOB, "others", limitBuy("2", "99"));
        await(arm.handle(new ArmDeadMansSwitch.Command(ALICE, 30)));
        clock.advance(Duration.ofSeconds(29));
        await(arm.handle(new ArmDeadMansSwitch.Command(ALICE, 30)));
        clock.advance(Duration.ofMillis(29_999));
        await(switches().fire());
        assertThat(now(working).isOpen()).isTrue();

        clock.advance(Duration.ofMillis(1));
        await(switches().fire());
        await(switches().fire());

        assertThat(now(working).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(now(kept).reason().map(Reason::code)).contains(Reason.DEAD_MAN_SWITCH);
        assertThat(now(others).isOpen()).isTrue();
        assertThat(await(controls.findControls(ALICE)).deadMansSwitch()).isEmpty();
        assertThat(committed.stream().map(AccountEvent::content))
                .filteredOn(content -> content instanceof DeadMansSwitchChanged changed && changed.fired())
                .hasSize(1);
        assertThat(place(ALICE, "next", limitBuy("1", "100")).isOpen()).isTrue();
    }

    @Test
    void neverFiresADisarmedSwitch() {
        Order working = place(ALICE, "working", limitBuy("1", "100"));
        await(arm.handle(new ArmDeadMansSwitch.Command(ALICE, 30)));

        await(arm.handle(new ArmDeadMansSwitch.Command(ALICE, 0)));
        clock.advance(Duration.ofDays(2));
        await(switches().fire());

        assertThat(now(working).isOpen()).isTrue();
    }

    private FireDeadMansSwitches switches() {
        return new FireDeadMansSwitches(controls, store, cancelOrders, clock);
    }

    private GlobalTrading inForce() {
        return await(store.trading().current());
    }

    private Order place(AccountId account, String name, OrderTerms terms) {
        return await(Trading.placeOrder(store).handle(command(account, name, terms)))
                .order();
    }

    private static OrderTerms stopBuy() {
        return OrderTerms.draft(Markets.BTC_USDT, Side.BUY, OrderType.STOP, TimeInForce.GTC)
                .quantity(Quantity.of("1"))
                .stopPrice(Price.of("120"))
                .terms();
    }

    private Order now(Order order) {
        return await(store.findOrder(order.account(), order.id())).orElseThrow();
    }
}
