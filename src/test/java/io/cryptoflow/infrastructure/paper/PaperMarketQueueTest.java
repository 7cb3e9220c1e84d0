package io.cryptoflow.infrastructure.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperMarketQueueTest extends PaperMarketWithBook {
    @Test
    void keepsTakenWhatTheMarketDoesNotAdd() {
        take(marketOrder(Side.BUY, "0.6", "200"));
        showBook();
        assertThat(fills(take(marketOrder(Side.BUY, "0.5", "200")))).containsExactly("0.4 @ 101", "0.1 @ 102");

        show("99 x 1", "101 x 1.3, 102 x 2");
        assertThat(fills(take(marketOrder(Side.BUY, "0.4", "200")))).containsExactly("0.3 @ 101", "0.1 @ 102");

        show("99 x 1", "101 x 0.5, 102 x 2");
        assertThat(fills(take(limit(Side.BUY, TimeInForce.IOC, "1", "101")))).isEmpty();

        show("99 x 1", "102 x 2");
        showBook();
        assertThat(fills(take(limit(Side.BUY, TimeInForce.IOC, "5", "101")))).containsExactly("1 @ 101");
    }

    @Test
    void fillsRestingOrdersAtTheirOwnPriceWhenTheMarketTradesThroughIt() {
        take(limit(Side.BUY, TimeInForce.GTC, "1", "99"));
        take(limit(Side.SELL, TimeInForce.GTC, "1", "101"));

        assertThat(fills(print("98.99", "0.4"))).containsExactly("0.4 @ 99");
        assertThat(fills(print("101.01", "5"))).containsExactly("1 @ 101");
        assertThat(fills(print("50", "5"))).containsExactly("0.6 @ 99");
    }

    @Test
    void waitsInTheQueueBehindWhatTheMarketShowed() {
        take(limit(Side.BUY, TimeInForce.GTC, "1", "98"));

        assertThat(print("98", "1.5")).isEmpty();
        assertThat(fills(print("98", "0.7"))).containsExactly("0.2 @ 98");
        assertThat(fills(print("98", "0.3"))).containsExactly("0.3 @ 98");
    }

    @Test
    void shortensTheQueueToWhatTheMarketShows() {
        take(limit(Side.BUY, TimeInForce.GTC, "1", "98"));
        show("99 x 1, 98 x 0.4", "101 x 1");
        show("99 x 1, 98 x 7", "101 x 1");

        assertThat(fills(print("98", "1"))).containsExactly("0.6 @ 98");
    }

    @Test
    void fillsAsMakerWhatTheMarketCrosses() {
        take(limit(Side.BUY, TimeInForce.GTC, "2", "100"));

        List<ExecutionReport> crossed = show("98 x 1", "99 x 0.5, 100 x 0.3, 101 x 9");

        assertThat(fills(crossed)).containsExactly("0.5 @ 100", "0.3 @ 100");
        assertThat(((Traded) crossed.get(0)).fill().liquiditySide()).isEqualTo(LiquiditySide.MAKER);
        assertThat(show("98 x 1", "99 x 0.5, 100 x 0.3, 101 x 9")).isEmpty();
        assertThat(fills(show("98 x 1", "99 x 0.6, 100 x 0.3"))).containsExactly("0.1 @ 100");
    }

    @Test
    void servesTheBestPriceFirstThenTheOldest() {
        take(limit(Side.BUY, TimeInForce.GTC, "1", "99.5"));
        take(limit(Side.BUY, TimeInForce.GTC, "1", "100"));
        take(limit(Side.BUY, TimeInForce.GTC, "1", "100"));
        take(limit(Side.BUY, TimeInForce.GTC, "1", "99.7"));

        List<ExecutionReport> reports = print("99", "3.5");

        assertThat(reports.stream().map(ExecutionReport::orderId))
                .containsExactly(Orders.id(2), Orders.id(3), Orders.id(4), Orders.id(1));
        assertThat(fills(reports)).containsExactly("1 @ 100", "1 @ 100", "1 @ 99.7", "0.5 @ 99.5");
    }
}
