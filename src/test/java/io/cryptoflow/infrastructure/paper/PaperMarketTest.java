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
import io.cryptoflow.domain.order.ExecutionReport.Expired;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.LiquiditySide;
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
import org.junit.jupiter.api.Test;

class PaperMarketTest {
    private static final Quantity LOT = Quantity.of("0.01");
    private static final Instrument INSTRUMENT =
            new Instrument(BTC_USDT, Price.of("0.01"), LOT, Money.zero(BTC_USDT.quote()));

    private final PaperMarket market = new PaperMarket(
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

    @Test
    void walksTheBookFromTheBestPriceOn() {
        assertThat(fills(take(marketOrder(Side.BUY, "2", "200")))).containsExactly("1 @ 101", "1 @ 102");
        assertThat(fills(take(marketOrder(Side.SELL, "1.5", "1")))).containsExactly("1 @ 99", "0.5 @ 98");
    }

    @Test
    void expiresWhatAMarketOrderCannotFillWithinItsCollar() {
        List<ExecutionReport> reports = take(marketOrder(Side.BUY, "2", "101"));

        assertThat(fills(reports)).containsExactly("1 @ 101");
        assertThat(last(reports))
                .isEqualTo(new Expired(
                        Orders.id(1),
                        Quantity.of("1"),
                        "IOC: the market did not offer the rest at 101 or better",
                        NOON));
    }

    @Test
    void expiresAnOrderThatFindsNothing() {
        List<ExecutionReport> reports = take(limit(Side.BUY, TimeInForce.IOC, "1", "100"));

        assertThat(reports)
                .containsExactly(new Expired(
                        Orders.id(1), Quantity.ZERO, "IOC: the market did not offer it at 100 or better", NOON));
    }

    @Test
    void fillsAllOrNothing() {
        assertThat(fills(take(limit(Side.BUY, TimeInForce.FOK, "3.01", "102")))).isEmpty();
        assertThat(fills(take(limit(Side.BUY, TimeInForce.FOK, "2", "101")))).isEmpty();
        assertThat(fills(take(limit(Side.BUY, TimeInForce.FOK, "3", "102")))).containsExactly("1 @ 101", "2 @ 102");
    }

    @Test
    void takesWhatALimitAllowsAndRestsWithTheRest() {
        List<ExecutionReport> reports = take(limit(Side.BUY, TimeInForce.GTC, "3", "101"));

        assertThat(fills(reports)).containsExactly("1 @ 101");
        assertThat(reports).hasSize(1);
        assertThat(fills(print("100.99", "5"))).containsExactly("2 @ 101");
    }

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
    void spendsAQuoteQuantityRoundedDownToTheLot() {
        List<ExecutionReport> all = take(quote("50", "200"));
        List<ExecutionReport> across = take(quote("100", "200"));

        assertThat(fills(all)).containsExactly("0.49 @ 101");
        assertThat(last(all)).isInstanceOf(Traded.class).extracting("complete").isEqualTo(true);
        assertThat(fills(across)).containsExactly("0.51 @ 101", "0.47 @ 102");
        assertThat(last(across))
                .isInstanceOf(Traded.class)
                .extracting("complete")
                .isEqualTo(true);
    }

    @Test
    void expiresTheRestOfAQuoteQuantityWhenTheBookIsEmpty() {
        List<ExecutionReport> reports = take(quote("1000", "200"));

        assertThat(fills(reports)).containsExactly("1 @ 101", "2 @ 102");
        assertThat(last(reports)).isInstanceOf(Expired.class);
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
    void matchesOrdersOfAccountsUnderOneTradeNumber() {
        take(limit(Side.SELL, TimeInForce.GTC, "1", "100"));

        List<ExecutionReport> reports = take(limit(Side.BUY, TimeInForce.GTC, "0.4", "100.5"));

        assertThat(fills(reports)).containsExactly("0.4 @ 100", "0.4 @ 100");
        assertThat(reports.stream().map(ExecutionReport::orderId)).containsExactly(Orders.id(1), Orders.id(2));
        assertThat(reports.stream().map(report -> ((Traded) report).fill().tradeId()))
                .containsOnly("1");
    }

    @Test
    void rejectsAPostOnlyOrderThatWouldMatch() {
        OrderTerms crossing = postOnly("101");

        assertThat(rejection(order(crossing, "101"))).isEqualTo("post-only: would have matched at once");
        assertThat(take(order(postOnly("100.99"), "100.99"))).isEmpty();
    }

    private static OrderTerms postOnly(String price) {
        return OrderTerms.limit(BTC_USDT, Side.BUY, TimeInForce.GTC, Quantity.of("1"), Price.of(price))
                .edit()
                .postOnly(true)
                .terms();
    }

    @Test
    void neverMatchesOrdersOfOneAccount() {
        take(of("alice", limit(Side.SELL, TimeInForce.GTC, "1", "100")));

        List<ExecutionReport> reports = take(of("alice", limit(Side.BUY, TimeInForce.GTC, "1", "101")));

        assertThat(reports)
                .containsExactly(new Expired(
                        Orders.id(4),
                        Quantity.ZERO,
                        "self-trade prevention: it would have traded with an order of the same account",
                        NOON));
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

    @Test
    void rejectsNumbersThatItCannotReckonWith() {
        assertThat(rejection(limit(Side.BUY, TimeInForce.GTC, "100000000000000000", "1")))
                .isEqualTo("quantity 100000000000000000 is more than 2^62 lots of 0.01");
        assertThat(rejection(limit(Side.BUY, TimeInForce.GTC, "10000000000", "1000000000")))
                .isEqualTo("price x quantity is 2^63 ticks x lots or more");
        assertThat(rejection(limit(Side.BUY, TimeInForce.GTC, "0.001", "1")))
                .isEqualTo("quantity 0.001 is not in whole lots of 0.01");
        assertThat(rejection(limit(Side.BUY, TimeInForce.GTC, "1", "0.001")))
                .isEqualTo("price 0.001 is not in whole ticks of 0.01");
        assertThat(rejection(quote("900000000000000000", "1")))
                .isEqualTo("quoteQuantity 900000000000000000 is more than 2^62 ticks x lots");
        assertThat(rejection(quote("0.00001", "1"))).isEqualTo("quoteQuantity 0.00001 buys not a lot at any price");
    }

    @Test
    void forgetsAnOrderThatWasTakenOut() {
        PaperOrder order = limit(Side.SELL, TimeInForce.GTC, "1", "100.5");
        take(order);

        assertThat(market.cancel(order, NOON))
                .containsExactly(new ExecutionReport.Canceled(order.id(), Quantity.ZERO, NOON));

        assertThat(print("200", "5")).isEmpty();
    }

    @Test
    void chargesMakersAndTakersTheirShareOfWhatTheyReceive() {
        Traded bought = (Traded) take(marketOrder(Side.BUY, "0.5", "200")).get(0);
        Traded sold = (Traded) take(marketOrder(Side.SELL, "0.33", "1")).get(0);
        take(limit(Side.BUY, TimeInForce.GTC, "1", "100"));
        Traded made = (Traded) print("99.5", "0.01").get(0);

        assertThat(bought.fill().commission()).isEqualTo(Orders.btc("0.001"));
        assertThat(sold.fill().commission()).isEqualTo(Orders.usdt("0.06534"));
        assertThat(made.fill().commission()).isEqualTo(Orders.btc("0.00001"));
        assertThat(made.fill().liquiditySide()).isEqualTo(LiquiditySide.MAKER);
    }

    @Test
    void chargesNoMoreThanAFillReceives() {
        Money dust = new Commissions(BigDecimal.ONE, new BigDecimal("0.001"))
                .on(Orders.btc("0.000000001"), LiquiditySide.TAKER);

        assertThat(dust).isEqualTo(Orders.btc("0.000000001"));
    }

    /** What is said about an order beyond that it is accepted. */
    private List<ExecutionReport> take(PaperOrder order) {
        List<ExecutionReport> reports = market.take(order, NOON);
        assertThat(reports.get(0)).isInstanceOf(ExecutionReport.Accepted.class);
        return reports.subList(1, reports.size());
    }

    private String rejection(PaperOrder order) {
        List<ExecutionReport> reports = market.take(order, NOON);
        assertThat(reports).hasSize(1);
        return ((ExecutionReport.Rejected) reports.get(0)).detail();
    }

    private List<ExecutionReport> show(String bids, String asks) {
        return market.show(new OrderBook(BTC_USDT, 1, levels(bids), levels(asks), NOON), NOON);
    }

    private List<ExecutionReport> print(String price, String quantity) {
        return market.onTrade(
                new PublicTrade(BTC_USDT, "p", Price.of(price), Quantity.of(quantity), Side.BUY, NOON), NOON);
    }

    private PaperOrder marketOrder(Side side, String quantity, String worstPrice) {
        return order(OrderTerms.market(BTC_USDT, side, Quantity.of(quantity)), worstPrice);
    }

    private PaperOrder quote(String usdt, String worstPrice) {
        return order(Orders.marketBuyFor(usdt), worstPrice);
    }

    private PaperOrder limit(Side side, TimeInForce timeInForce, String quantity, String price) {
        return order(OrderTerms.limit(BTC_USDT, side, timeInForce, Quantity.of(quantity), Price.of(price)), price);
    }

    private PaperOrder order(OrderTerms terms, String worstPrice) {
        orders++;
        return new PaperOrder(Orders.id(orders), "trader-" + orders, terms, Price.of(worstPrice), LOT);
    }

    private PaperOrder of(String account, PaperOrder order) {
        orders++;
        return new PaperOrder(Orders.id(orders), account, order.terms(), order.worstPrice(), LOT);
    }

    private static List<String> fills(List<ExecutionReport> reports) {
        return reports.stream()
                .filter(Traded.class::isInstance)
                .map(report -> ((Traded) report).fill())
                .map(fill -> fill.lastQuantity() + " @ " + fill.lastPrice())
                .toList();
    }

    private static ExecutionReport last(List<ExecutionReport> reports) {
        return reports.get(reports.size() - 1);
    }

    private static List<BookLevel> levels(String text) {
        return Arrays.stream(text.split(", ", -1))
                .map(level -> level.split(" x ", -1))
                .map(level -> new BookLevel(Price.of(level[0]), Quantity.of(level[1])))
                .toList();
    }
}
