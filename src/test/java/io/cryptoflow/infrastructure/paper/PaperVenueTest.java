package io.cryptoflow.infrastructure.paper;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.marketBuyFor;
import static io.cryptoflow.fixture.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport.Accepted;
import io.cryptoflow.domain.order.ExecutionReport.Canceled;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperVenueTest extends PaperVenueOnDisk {
    PaperVenueTest(@TempDir Path dir) {
        super(dir);
    }

    @Test
    void acceptsFillsAndTellsInOrder() {
        Order order = placed(1, limitBuy("2", "100"));
        venue.onMarket(Markets.book(BTC_USDT, 1, "99", "100"));

        await(venue.submit(order));
        venue.onMarket(print("99.5", "0.25"));
        untilHeard(3);

        assertThat(await(venue.reports(order.id()))).isEqualTo(heard);
        assertThat(heard.stream().map(report -> report.getClass().getSimpleName()))
                .containsExactly("Accepted", "Traded", "Traded");
        assertThat(heard.get(0)).isInstanceOf(Accepted.class);
        assertThat(((Traded) heard.get(2)).cumulativeQuantity()).isEqualTo(Quantity.of("1.25"));
    }

    @Test
    void worksAnOrderOnceHoweverOftenItIsSubmitted() throws IOException {
        Order order = placed(1, limitBuy("2", "98"));

        var first = venue.submit(order);
        var second = venue.submit(order);
        await(first);
        await(second);
        reopen();
        await(venue.submit(order));

        assertThat(await(venue.reports(order.id()))).hasSize(1);
        assertThat(Files.readAllLines(journal)).hasSize(1);
    }

    @Test
    void cancelsOnlyWhatWorks() {
        Order order = placed(1, limitBuy("2", "98"));
        await(venue.submit(order));

        await(venue.cancel(order.id()));
        await(venue.cancel(order.id()));
        await(venue.cancel(Orders.id(99)));
        venue.onMarket(print("50", "5"));

        assertThat(await(venue.reports(order.id()))).hasSize(2);
        assertThat(heard.get(1)).isEqualTo(new Canceled(order.id(), Quantity.ZERO, NOON));
    }

    @Test
    void knowsNothingOfAnOrderThatItNeverSaw() {
        assertThat(await(venue.reports(Orders.id(1)))).isEmpty();
    }

    @Test
    void goesOnAfterARestartWhereItStopped() {
        Order buy = placed(1, limitBuy("2", "98"));
        Order later = placed(2, limitBuy("1", "98"));
        Order spent = placed(3, marketBuyFor("50"));
        venue.onMarket(Markets.book(BTC_USDT, 1, "99", "100"));
        await(venue.submit(buy));
        await(venue.submit(later));
        await(venue.submit(spent));
        venue.onMarket(print("97", "0.5"));
        untilHeard(5);
        List<ExecutionReport> before = await(venue.reports(buy.id()));

        reopen();

        assertThat(await(venue.reports(buy.id()))).isEqualTo(before);
        assertThat(await(venue.reports(spent.id()))).hasSize(2);
        heard.clear();
        venue.onMarket(print("97", "2"));
        untilHeard(2);
        assertThat(await(venue.reports(buy.id()))).hasSize(3);
        assertThat(heard.stream().map(report -> ((Traded) report).fill().tradeId()))
                .containsExactly("3", "4");
    }

    @Test
    void queuesBehindTheMarketAgainAfterARestart() {
        Order order = placed(1, limitBuy("2", "98"));
        await(venue.submit(order));

        reopen();
        venue.onMarket(Markets.book(BTC_USDT, 1, "98", "100"));
        venue.onMarket(print("98", "1.5"));
        untilHeard(2);

        assertThat(((Traded) heard.get(1)).fill().lastQuantity()).isEqualTo(Quantity.of("0.5"));
    }

    @Test
    void refusesEverythingAfterAWriteFailed() {
        Order order = placed(1, limitBuy("2", "98"));
        await(venue.submit(order));
        List<ExecutionReport> told = List.copyOf(heard);

        await(venue.close());
        failureOf(venue.submit(placed(2, limitBuy("2", "98"))));
        failureOf(venue.submit(placed(2, limitBuy("2", "98"))));
        failureOf(venue.cancel(order.id()));
        venue.onMarket(print("50", "5"));

        assertThat(await(venue.reports(order.id()))).isEqualTo(told);
        assertThat(await(venue.reports(Orders.id(2)))).isEmpty();
        assertThat(heard).isEqualTo(told);
    }
}
