package io.cryptoflow.domain.order;

import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.accepted;
import static io.cryptoflow.fixture.Orders.canceled;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.placed;
import static io.cryptoflow.fixture.Orders.traded;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cryptoflow.domain.order.ExecutionReport.Amended;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.Revision.Amendment;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import org.junit.jupiter.api.Test;

/** An order for 1 at 100 works at the venue, and its amendment to another quantity is on its way. */
class AmendingTest {
    @Test
    void doesNotBelieveTheEndOfAnOrderBeforeTheAnswerToItsAmendment() {
        Order amending = amendingTo("2");

        assertThatExceptionOfType(ReportGap.class)
                .isThrownBy(() -> OrderLifecycle.hear(amending, canceled(amending, "0")));
        assertThat(OrderLifecycle.apply(amending, canceled(amending, "0"))
                        .orElseThrow()
                        .order()
                        .status())
                .isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void doesNotTakeAFillOfTheOldQuantityForAll() {
        Order amending = amendingTo("2");

        Order filled = OrderLifecycle.hear(amending, unfinished(amending, "1"))
                .orElseThrow()
                .order();

        assertThat(filled.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(filled.held()).isEqualTo(usdt("100"));
    }

    @Test
    void asksForTheStoryWhenMoreFilledThanTheOldQuantity() {
        Order amending = amendingTo("2");

        assertThatExceptionOfType(ReportGap.class)
                .isThrownBy(() -> OrderLifecycle.hear(amending, unfinished(amending, "1.5")));
    }

    @Test
    void isFilledWhenTheAnswerComesBehindTheLastFillOfTheSmallerQuantity() {
        Order amending = amendingTo("0.4");
        Order filled = OrderLifecycle.apply(amending, unfinished(amending, "0.4"))
                .orElseThrow()
                .order();

        Order amended = OrderLifecycle.apply(filled, answer(filled, "0.4"))
                .orElseThrow()
                .order();

        assertThat(amended.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(amended.held()).isEqualTo(usdt("0"));
    }

    @Test
    void takesAnAnswerThatWasOvertakenByAFill() {
        Order amending = amendingTo("2");
        Order filled = OrderLifecycle.apply(amending, unfinished(amending, "0.5"))
                .orElseThrow()
                .order();

        Order amended =
                OrderLifecycle.apply(filled, answer(filled, "2")).orElseThrow().order();

        assertThat(amended.terms().quantity()).contains(Quantity.of("2"));
        assertThat(amended.held()).isEqualTo(usdt("150"));
    }

    private static Order amendingTo(String quantity) {
        Order order = placed(1, limitBuy("1", "100"));
        Order working =
                OrderLifecycle.apply(order, accepted(order)).orElseThrow().order();
        return Amending.request(working, new Amendment(Quantity.of(quantity), Price.of("100")), NOON)
                .order();
    }

    private static Traded unfinished(Order order, String cumulative) {
        Traded all = traded(order, cumulative, "100", cumulative);
        return new Traded(all.fill(), all.cumulativeQuantity(), false);
    }

    private static Amended answer(Order order, String quantity) {
        return new Amended(order.id(), 1, Quantity.of(quantity), Price.of("100"), Quantity.ZERO, NOON.plusSeconds(1));
    }
}
