package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.limitSell;
import static io.cryptoflow.fixture.Orders.marketBuyFor;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What still passes for an account that may only make its positions smaller. */
class ReducingTest {
    private final ManualClock clock = new ManualClock(Orders.NOON);
    private final InMemoryStore store = new InMemoryStore(clock, events -> {});
    private final PlaceOrder placeOrder =
            new PlaceOrder(store, Trading.intake(clock), Trading.steps(), Trading.IDS, clock);
    private int placed;

    @BeforeEach
    void fundAccount() {
        await(fund(store, ALICE, usdt("100000"), btc("10")));
    }

    @Test
    void letsOnlyThePositionBeClosedAndCountsWhatIsOpen() {
        hold("1", "0");
        control(AccountControls.NONE.with(TradingState.REDUCING));

        assertThat(codeOf(limitBuy("0.1", "90"))).isEqualTo("REDUCING_ONLY");
        assertThat(codeOf(marketBuyFor("50"))).isEqualTo("REDUCING_ONLY");
        assertThat(codeOf(limitSell("0.6", "110"))).isEqualTo("none");
        assertThat(codeOf(limitSell("0.5", "110"))).isEqualTo("REDUCING_ONLY");
        assertThat(codeOf(limitSell("0.4", "110"))).isEqualTo("none");
        assertThat(codeOf(limitSell("0.1", "110"))).isEqualTo("REDUCING_ONLY");
    }

    @Test
    void letsAShortPositionBeBoughtBack() {
        hold("-1", "0");
        control(AccountControls.NONE.with(TradingState.REDUCING));

        assertThat(codeOf(limitSell("0.1", "110"))).isEqualTo("REDUCING_ONLY");
        assertThat(codeOf(limitBuy("1", "90"))).isEqualTo("none");
    }

    @Test
    void closesNothingWhereNothingWasTraded() {
        control(AccountControls.NONE.with(TradingState.REDUCING));

        assertThat(codeOf(limitSell("0.1", "110"))).isEqualTo("REDUCING_ONLY");
    }

    @Test
    void amendsAReducingOrderWithinThePosition() {
        hold("1", "0");
        control(AccountControls.NONE.with(TradingState.REDUCING));
        Order order = place(limitSell("0.6", "110"));
        await(Trading.applyReports(store).handle(new ApplyExecutionReport.Command(ALICE, Orders.accepted(order))));
        AmendOrder amendOrder = new AmendOrder(store, Trading.intake(clock), Trading.steps(), clock);

        assertThat(amend(amendOrder, order, "1.1")).contains("REDUCING_ONLY");
        assertThat(amend(amendOrder, order, "0.9")).isEmpty();
    }

    @Test
    void letsOnlyReducingOrdersPassBeyondTheDailyLoss() {
        hold("1", "-100");
        RiskLimits limits = new RiskLimits(
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(Markets.BTC_USDT.quote(), usdt("100")));
        control(AccountControls.NONE.with(limits));

        assertThat(codeOf(limitBuy("0.1", "90"))).isEqualTo("DAILY_LOSS_REACHED");
        assertThat(codeOf(limitSell("1", "110"))).isEqualTo("none");
        clock.advance(Duration.ofHours(12));
        assertThat(codeOf(limitBuy("0.1", "90"))).isEqualTo("none");
    }

    private static Optional<String> amend(AmendOrder amendOrder, Order order, String quantity) {
        AmendOrder.Command command = new AmendOrder.Command(
                ALICE, order.id(), Optional.of(Quantity.of(quantity)), Optional.empty(), Optional.empty());
        return await(amendOrder.handle(command)).denied().map(Reason::code);
    }

    private void hold(String quantity, String realizedToday) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Position position = new Position(
                Markets.BTC_USDT,
                btc(quantity),
                usdt(quantity),
                usdt(realizedToday),
                usdt("0"),
                new Position.Day(today, usdt(realizedToday)),
                clock.instant());
        await(store.inTransaction(ALICE, tx -> {
            tx.updatePosition(position);
            return Future.succeededFuture();
        }));
    }

    private void control(AccountControls controls) {
        await(store.inTransaction(ALICE, tx -> {
            tx.updateControls(controls);
            return Future.succeededFuture();
        }));
    }

    private String codeOf(OrderTerms terms) {
        return place(terms).reason().map(Reason::code).orElse("none");
    }

    private Order place(OrderTerms terms) {
        placed++;
        return await(placeOrder.handle(command(ALICE, "order-" + placed, terms)))
                .order();
    }
}
