package io.cryptoflow.infrastructure.paper;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport.AmendRejected;
import io.cryptoflow.domain.order.ExecutionReport.Amended;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Revision.Amendment;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperVenueAmendTest extends PaperVenueOnDisk {
    private final Order order = placed(1, limitBuy("2", "98"));

    PaperVenueAmendTest(@TempDir Path dir) {
        super(dir);
    }

    @Test
    void changesAWorkingOrderOncePerRevision() throws IOException {
        await(venue.submit(order));

        var first = venue.amend(order.id(), 1, amendment("3", "97"));
        var second = venue.amend(order.id(), 1, amendment("3", "97"));
        await(first);
        await(second);
        reopen();
        await(venue.amend(order.id(), 1, amendment("3", "97")));

        assertThat(await(venue.reports(order.id())).subList(1, 2)).containsExactly(amended(1, "3", "97", "0"));
        assertThat(Files.readAllLines(journal)).hasSize(2);
    }

    @Test
    void worksByTheNewTermsAlsoAfterARestart() {
        await(venue.submit(order));
        venue.onMarket(print("97", "1"));
        untilHeard(2);
        await(venue.amend(order.id(), 1, amendment("5", "97")));
        venue.onMarket(print("96", "3"));
        untilHeard(4);

        reopen();
        heard.clear();
        venue.onMarket(print("96", "4"));
        untilHeard(1);

        Traded last = (Traded) heard.get(0);
        assertThat(last.fill().lastPrice()).isEqualTo(Price.of("97"));
        assertThat(last.fill().lastQuantity()).isEqualTo(Quantity.of("1"));
        assertThat(last.complete()).isTrue();
    }

    @Test
    void servesAnAmendedOrderBehindTheOthersAlsoAfterARestart() {
        Order other = placed(2, limitBuy("1", "98"));
        await(venue.submit(order));
        await(venue.submit(other));
        await(venue.amend(order.id(), 1, amendment("3", "98")));

        reopen();
        heard.clear();
        venue.onMarket(print("97", "1.5"));
        untilHeard(2);

        assertThat(heard.stream().map(ExecutionReport::orderId)).containsExactly(other.id(), order.id());
    }

    @Test
    void refusesWhatCannotBeAmended() {
        await(venue.submit(order));
        venue.onMarket(print("97", "1"));
        untilHeard(2);
        await(venue.amend(order.id(), 1, amendment("1", "98")));
        await(venue.amend(order.id(), 2, amendment("1.000001", "98")));
        await(venue.cancel(order.id()));
        await(venue.amend(order.id(), 3, amendment("3", "98")));
        await(venue.amend(Orders.id(9), 1, amendment("3", "98")));

        assertThat(heard)
                .contains(
                        refused(order.id(), 1, "the new quantity is not above what is filled"),
                        refused(order.id(), 2, "quantity 1.000001 is not in whole lots of 0.00001"),
                        refused(order.id(), 3, "the order does not work here"),
                        refused(Orders.id(9), 1, "the order does not work here"));
        assertThat(await(venue.reports(Orders.id(9)))).isEmpty();
        assertThat(await(venue.reports(order.id()))).hasSize(6);
    }

    @Test
    void listsWhatWorks() {
        await(venue.submit(order));
        await(venue.submit(placed(2, limitBuy("1", "97"))));
        await(venue.submit(placed(3, limitBuy("1", "96"))));
        await(venue.cancel(Orders.id(2)));

        assertThat(await(venue.openOrders())).isEqualTo(List.of(Orders.id(1), Orders.id(3)));
    }

    private static Amendment amendment(String quantity, String price) {
        return new Amendment(Quantity.of(quantity), Price.of(price));
    }

    private Amended amended(int revision, String quantity, String price, String cumulative) {
        return new Amended(order.id(), revision, Quantity.of(quantity), Price.of(price), Quantity.of(cumulative), NOON);
    }

    private static AmendRejected refused(OrderId id, int revision, String detail) {
        return new AmendRejected(id, revision, detail, NOON);
    }
}
