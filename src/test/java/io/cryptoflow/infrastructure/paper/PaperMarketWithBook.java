package io.cryptoflow.infrastructure.paper;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Orders;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A market of one instrument that shows two levels a side, and orders of many accounts. */
abstract class PaperMarketWithBook {
    protected static final Quantity LOT = Quantity.of("0.01");
    private static final Instrument INSTRUMENT =
            new Instrument(BTC_USDT, Price.of("0.01"), LOT, Money.zero(BTC_USDT.quote()));

    protected final PaperMarket market = new PaperMarket(
            INSTRUMENT,
            new PaperRules(
                    new Commissions(new BigDecimal("0.001"), new BigDecimal("0.002")),
                    SelfTradePrevention.EXPIRE_TAKER),
            0);
    private long orders;

    @BeforeEach
    void showBook() {
        show("99 x 1, 98 x 2", "101 x 1, 102 x 2");
    }

    /** What is said about an order beyond that it is accepted. */
    protected List<ExecutionReport> take(PaperOrder order) {
        List<ExecutionReport> reports = market.take(order, NOON);
        assertThat(reports.get(0)).isInstanceOf(ExecutionReport.Accepted.class);
        return reports.subList(1, reports.size());
    }

    protected String rejection(PaperOrder order) {
        List<ExecutionReport> reports = market.take(order, NOON);
        assertThat(reports).hasSize(1);
        return ((ExecutionReport.Rejected) reports.get(0)).detail();
    }

    protected List<ExecutionReport> show(String bids, String asks) {
        return market.show(new OrderBook(BTC_USDT, 1, levels(bids), levels(asks), NOON), NOON);
    }

    protected List<ExecutionReport> print(String price, String quantity) {
        return market.onTrade(
                new PublicTrade(BTC_USDT, "p", Price.of(price), Quantity.of(quantity), Side.BUY, NOON), NOON);
    }

    protected PaperOrder marketOrder(Side side, String quantity, String worstPrice) {
        return order(OrderTerms.market(BTC_USDT, side, Quantity.of(quantity)), worstPrice);
    }

    protected PaperOrder quote(String usdt, String worstPrice) {
        return order(Orders.marketBuyFor(usdt), worstPrice);
    }

    protected PaperOrder limit(Side side, TimeInForce timeInForce, String quantity, String price) {
        return order(OrderTerms.limit(BTC_USDT, side, timeInForce, Quantity.of(quantity), Price.of(price)), price);
    }

    protected PaperOrder order(OrderTerms terms, String worstPrice) {
        orders++;
        return new PaperOrder(Orders.id(orders), "trader-" + orders, terms, Price.of(worstPrice), LOT);
    }

    protected PaperOrder of(String account, PaperOrder order) {
        orders++;
        return new PaperOrder(Orders.id(orders), account, order.terms(), order.worstPrice(), LOT);
    }

    protected static List<String> fills(List<ExecutionReport> reports) {
        return reports.stream()
                .filter(Traded.class::isInstance)
                .map(report -> ((Traded) report).fill())
                .map(fill -> fill.lastQuantity() + " @ " + fill.lastPrice())
                .toList();
    }

    protected static ExecutionReport last(List<ExecutionReport> reports) {
        return reports.get(reports.size() - 1);
    }

    protected static List<BookLevel> levels(String text) {
        return Arrays.stream(text.split(", ", -1))
                .map(level -> level.split(" x ", -1))
                .map(level -> new BookLevel(Price.of(level[0]), Quantity.of(level[1])))
                .toList();
    }
}
