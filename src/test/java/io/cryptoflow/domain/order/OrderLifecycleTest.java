package io.cryptoflow.domain.order;

import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.accepted;
import static io.cryptoflow.fixture.Orders.canceled;
import static io.cryptoflow.fixture.Orders.expired;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.limitSell;
import static io.cryptoflow.fixture.Orders.marketBuyFor;
import static io.cryptoflow.fixture.Orders.placed;
import static io.cryptoflow.fixture.Orders.rejected;
import static io.cryptoflow.fixture.Orders.traded;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderLifecycleTest {
    private final Order buy = placed(1, limitBuy("2", "100"));

    @Test
    void tellsTheStoryOfAnOrderThatFillsInParts() {
        List<OrderStatus> story = new ArrayList<>();

        Order end = play(buy, story, accepted(buy), traded(buy, "0.5", "90", "0.5"), traded(buy, "1.5", "100", "2"));

        assertThat(story).containsExactly(OrderStatus.NEW, OrderStatus.PARTIALLY_FILLED, OrderStatus.FILLED);
        assertThat(end.cumulativeQuantity()).isEqualTo(Quantity.of("2"));
        assertThat(end.cumulativeNotional()).isEqualTo(usdt("195"));
        assertThat(end.averagePrice()).contains(new BigDecimal("97.5"));
        assertThat(end.leavesQuantity()).contains(Quantity.ZERO);
        assertThat(end.held()).isEqualTo(usdt("0"));
    }

    @Test
    void releasesWhatABetterPriceLeaves() {
        Order half = play(buy, accepted(buy), traded(buy, "0.5", "90", "0.5"));

        assertThat(half.held()).isEqualTo(usdt("150"));
        assertThat(half.leavesQuantity()).contains(Quantity.of("1.5"));
    }

    @Test
    void holdsTheLeavesOfASell() {
        Order sell = placed(1, limitSell("2", "100"));

        Order half = play(sell, accepted(sell), traded(sell, "0.5", "110", "0.5"));

        assertThat(half.held())
                .isEqualTo(Quantity.of("1.5").of(half.terms().symbol().base()));
    }

    @Test
    void ignoresEveryReportThatWasAppliedBefore() {
        ExecutionReport[] reports = {
            accepted(buy), traded(buy, "0.5", "90", "0.5"), traded(buy, "0.5", "91", "1"), canceled(buy, "1")
        };
        Order now = buy;

        for (int applied = 0; applied < reports.length; applied++) {
            now = play(now, reports[applied]);
            for (int again = 0; again <= applied; again++) {
                assertThat(OrderLifecycle.apply(now, reports[again])).isEmpty();
            }
        }

        assertThat(now.status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void noticesAMissingFill() {
        Order accepted = play(buy, accepted(buy));

        assertThatThrownBy(() -> OrderLifecycle.apply(accepted, traded(buy, "0.5", "90", "1")))
                .isInstanceOf(ReportGap.class);
        assertThatThrownBy(() -> OrderLifecycle.apply(accepted, canceled(buy, "0.5")))
                .isInstanceOf(ReportGap.class);
        assertThatThrownBy(() -> OrderLifecycle.apply(accepted, expired(buy, "0.5")))
                .isInstanceOf(ReportGap.class);
    }

    @Test
    void takesAnAcknowledgementThatComesAfterTheFirstFill() {
        Order filled = play(buy, traded(buy, "0.5", "90", "0.5"), accepted(buy));

        assertThat(filled.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(filled.venueOrderId()).isPresent();
    }

    @Test
    void neverFillsBeyondItsQuantity() {
        Order almost = play(buy, accepted(buy), traded(buy, "1.5", "90", "1.5"));

        assertThatThrownBy(() -> OrderLifecycle.apply(almost, traded(buy, "1", "90", "2.5")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsFillsAndAcknowledgementsRaceAWishToCancel() {
        Order wished = OrderLifecycle.requestCancel(buy, Optional.empty(), NOON)
                .orElseThrow()
                .order();

        List<OrderStatus> story = new ArrayList<>();
        Order end = play(wished, story, accepted(buy), traded(buy, "1", "90", "1"), canceled(buy, "1"));

        assertThat(story).containsExactly(OrderStatus.PENDING_CANCEL, OrderStatus.PENDING_CANCEL, OrderStatus.CANCELED);
        assertThat(end.held()).isEqualTo(usdt("0"));
        assertThat(end.cumulativeQuantity()).isEqualTo(Quantity.of("1"));
    }

    @Test
    void isFilledWhenTheFillWasFasterThanTheCancel() {
        Order wished = OrderLifecycle.requestCancel(buy, Optional.empty(), NOON)
                .orElseThrow()
                .order();

        Order end = play(wished, accepted(buy), traded(buy, "2", "90", "2"));

        assertThat(end.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(OrderLifecycle.apply(end, canceled(buy, "2"))).isEmpty();
    }

    @Test
    void wishesToCancelOnlyOnce() {
        Order wished = OrderLifecycle.requestCancel(buy, Optional.empty(), NOON)
                .orElseThrow()
                .order();

        assertThat(OrderLifecycle.requestCancel(wished, Optional.empty(), NOON)).isEmpty();
        assertThat(OrderLifecycle.requestCancel(play(buy, rejected(buy)), Optional.empty(), NOON))
                .isEmpty();
    }

    @Test
    void losesTrackOnlyBeforeTheVenueSpoke() {
        Order unknown = OrderLifecycle.loseTrack(buy, NOON).orElseThrow().order();

        assertThat(unknown.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(unknown.held()).isEqualTo(buy.held());
        assertThat(OrderLifecycle.loseTrack(play(buy, accepted(buy)), NOON)).isEmpty();
        assertThat(play(unknown, accepted(buy)).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void saysWhyTheVenueRefusedOrEndedIt() {
        assertThat(play(buy, rejected(buy)).reason()).isEqualTo(Optional.of(new Reason("REJECTED", "not wanted")));
        assertThat(play(buy, accepted(buy), expired(buy, "0")).reason())
                .isEqualTo(Optional.of(new Reason("EXPIRED", "too late")));
    }

    @Test
    void isFilledOnceTheVenueSaysThatAQuoteQuantityIsSpent() {
        Order order = placed(1, marketBuyFor("100"));
        ExecutionReport.Traded part = traded(order, "0.5", "100", "0.5");
        ExecutionReport.Traded last = traded(order, "0.49", "100", "0.99");

        Order half = play(order, accepted(order), part);
        Order end = play(half, new ExecutionReport.Traded(last.fill(), last.cumulativeQuantity(), true));

        assertThat(half.held()).isEqualTo(usdt("50"));
        assertThat(half.leavesQuantity()).isEmpty();
        assertThat(end.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(end.held()).isEqualTo(usdt("0"));
    }

    @Test
    void keepsTimesAsStoresDo() {
        Order late = OrderLifecycle.requestCancel(buy, Optional.empty(), NOON.plusNanos(1_999))
                .orElseThrow()
                .order();

        assertThat(late.updatedAt()).isEqualTo(NOON.plusNanos(1_000));
    }

    private static Order play(Order order, ExecutionReport... reports) {
        return play(order, new ArrayList<>(), reports);
    }

    private static Order play(Order order, List<OrderStatus> story, ExecutionReport... reports) {
        Order now = order;
        for (ExecutionReport report : reports) {
            now = OrderLifecycle.apply(now, report).orElseThrow().order();
            story.add(now.status());
        }
        return now;
    }
}
