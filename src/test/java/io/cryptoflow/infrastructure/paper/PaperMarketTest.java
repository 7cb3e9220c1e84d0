package io.cryptoflow.infrastructure.paper;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperMarketTest extends PaperMarketWithBook {
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
}
