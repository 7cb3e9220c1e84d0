package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup.Role;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.Revision.Amendment;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The account has 100000 USDT; an order buys 1 at 90 and rests. */
class AmendOrderTest {
    private final Desk desk = new Desk();
    private final Order order = desk.place("a", limitBuy("1", "90"));

    @Test
    void holdsEnoughForBothUntilTheVenueAnswered() {
        desk.venue.loseReports(true);

        Order asked = amend(order, "2", "80").order();

        assertThat(asked.terms()).isEqualTo(order.terms());
        assertThat(asked.revision().pending()).contains(new Amendment(Quantity.of("2"), Price.of("80")));
        assertThat(desk.balance(usdt("0"))).isEqualTo(new Balance(usdt("99840"), usdt("160")));
    }

    @Test
    void worksWithTheNewTermsOnceTheVenueConfirmed() {
        amend(order, "2", "80");
        amend(order, "0.5", "70");

        Order amended = desk.now(order);
        assertThat(amended.terms()).isEqualTo(limitBuy("0.5", "70"));
        assertThat(amended.placedTerms()).isEqualTo(limitBuy("1", "90"));
        assertThat(amended.worstPrice()).isEqualTo(Price.of("70"));
        assertThat(desk.balance(usdt("0"))).isEqualTo(new Balance(usdt("99965"), usdt("35")));
    }

    @Test
    void goesBackToTheOldTermsWhenTheVenueRefuses() {
        desk.venue.loseRequests(true);
        amend(order, "2", "80");
        desk.venue.loseRequests(false);

        desk.venue.say(new ExecutionReport.AmendRejected(order.id(), 1, "too late", desk.clock.instant()));

        assertThat(desk.now(order).revision().pending()).isEmpty();
        assertThat(desk.now(order).terms()).isEqualTo(order.terms());
        assertThat(desk.balance(usdt("0"))).isEqualTo(new Balance(usdt("99910"), usdt("90")));
    }

    @Test
    void ignoresAnAnswerToAnotherRequest() {
        desk.venue.loseRequests(true);
        amend(order, "2", "80");
        desk.venue.loseRequests(false);

        desk.venue.say(new ExecutionReport.AmendRejected(order.id(), 7, "not ours", desk.clock.instant()));

        assertThat(desk.now(order).revision().pending()).isPresent();
    }

    @Test
    void countsWhatHasFilledAlready() {
        desk.fill(order, "0.4", "90", btc("0"));

        assertThat(amend(order, "0.4", "90").denied().map(Reason::code)).contains("QUANTITY_FILLED");
        assertThat(amend(order, "0.3", "90").denied().map(Reason::code)).contains("QUANTITY_FILLED");
    }

    @Test
    void deniesWhatTheAccountCannotPayAndLeavesTheOrderAlone() {
        AmendOrder.Result result = amend(order, "2000", "90");

        assertThat(result.denied().map(Reason::code)).contains("INSUFFICIENT_FUNDS");
        assertThat(desk.now(order).revision().number()).isZero();
    }

    @Test
    void countsWhatTheOrderHoldsAsFree() {
        Order all = desk.place("b", limitBuy("1100", "90"));

        assertThat(amend(all, "1110", "90").denied()).isEmpty();
        assertThat(amend(all, "1111", "90").denied().map(Reason::code)).contains("INSUFFICIENT_FUNDS");
    }

    @Test
    void refusesASecondChangeWhileTheFirstIsOnItsWay() {
        desk.venue.loseReports(true);
        amend(order, "2", "80");

        assertThat(code(command(order, "3", "80"))).isEqualTo("AMEND_PENDING");
    }

    @Test
    void refusesToChangeWhatIsClosedOrBeingCanceled() {
        desk.venue.loseReports(true);
        desk.cancel(order);
        assertThat(code(command(order, "2", "80"))).isEqualTo("ORDER_CANCELING");

        desk.venue.loseReports(false);
        desk.venue.say(new ExecutionReport.Canceled(order.id(), Quantity.ZERO, desk.clock.instant()));
        assertThat(code(command(order, "2", "80"))).isEqualTo("ORDER_CLOSED");
    }

    @Test
    void changesAKeptOrderAtOnceAndWatchesTheNewPrice() {
        OrderTerms terms = OrderTerms.draft(BTC_USDT, Side.BUY, OrderType.STOP, TimeInForce.GTC)
                .quantity(Quantity.of("1"))
                .stopPrice(Price.of("110"))
                .terms();
        Order stop = desk.place("stop", terms);

        Order amended = await(desk.amendOrder()
                        .handle(new AmendOrder.Command(
                                ALICE,
                                stop.id(),
                                Optional.of(Quantity.of("2")),
                                Optional.empty(),
                                Optional.of(Price.of("120")))))
                .order();

        assertThat(amended.trigger()).contains(new Trigger(Trigger.State.ARMED, Optional.of(Price.of("120"))));
        assertThat(desk.balance(usdt("0"))).isEqualTo(new Balance(usdt("99658"), usdt("342")));
        desk.trade("115");
        assertThat(desk.venue.submits()).doesNotContain(stop.id());
        desk.trade("120");
        assertThat(desk.venue.submits()).contains(stop.id());
    }

    @Test
    void changesTheEntryOfABracketWithinTheFunds() {
        Order entry = desk.placeGroup(
                        Desk.leg("b", Role.BRACKET_ENTRY, limitBuy("1", "95")),
                        Desk.leg("b.takeProfit", Role.BRACKET_EXIT, exit(OrderType.TAKE_PROFIT, "120")),
                        Desk.leg("b.stopLoss", Role.BRACKET_EXIT, exit(OrderType.STOP, "80")))
                .orders()
                .get(0);

        assertThat(price(entry, "96").denied()).isEmpty();
        assertThat(desk.now(entry).held()).isEqualTo(usdt("96"));
        assertThat(price(entry, "1000000").denied().map(Reason::code)).contains("INSUFFICIENT_FUNDS");
    }

    private AmendOrder.Result price(Order amended, String price) {
        return await(desk.amendOrder()
                .handle(new AmendOrder.Command(
                        ALICE, amended.id(), Optional.empty(), Optional.of(Price.of(price)), Optional.empty())));
    }

    private static OrderTerms exit(OrderType type, String stop) {
        return OrderTerms.draft(BTC_USDT, Side.SELL, type, TimeInForce.GTC)
                .quantity(Quantity.of("1"))
                .stopPrice(Price.of(stop))
                .terms();
    }

    @Test
    void answersARepeatedPlacementWithTheAmendedOrder() {
        amend(order, "2", "80");

        assertThat(desk.place("a", limitBuy("1", "90"))).isEqualTo(desk.now(order));
    }

    private AmendOrder.Result amend(Order amended, String quantity, String price) {
        return await(desk.amendOrder().handle(command(amended, quantity, price)));
    }

    private static AmendOrder.Command command(Order amended, String quantity, String price) {
        return new AmendOrder.Command(
                ALICE,
                amended.id(),
                Optional.of(Quantity.of(quantity)),
                Optional.of(Price.of(price)),
                Optional.empty());
    }

    private String code(AmendOrder.Command command) {
        Throwable refused = failureOf(desk.amendOrder().handle(command));
        return ((FailureException) refused).failure().code();
    }
}
