package io.cryptoflow.domain.risk;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.marketBuyFor;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Markets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Asks: 1 at 100, 2 at 101, 5 at 110; bids: 1 at 99, 4 at 98. */
class CostEstimateTest {
    private static final OrderBook BOOK = new OrderBook(
            BTC_USDT,
            1,
            List.of(level("99", "1"), level("98", "4")),
            List.of(level("100", "1"), level("101", "2"), level("110", "5")),
            Markets.NOON);

    @Test
    void walksTheLevelsOfAMarketBuy() {
        CostEstimate cost = estimate(OrderTerms.market(BTC_USDT, Side.BUY, Quantity.of("2")), "105", BOOK);

        assertThat(cost)
                .isEqualTo(new CostEstimate(Quantity.of("2"), usdt("201"), btc("0.002"), Optional.of(Price.of("100"))));
        assertThat(cost.averagePrice()).contains(new BigDecimal("100.5"));
        assertThat(cost.slippage()).contains(new BigDecimal("0.005"));
    }

    @Test
    void stopsAtTheWorstPrice() {
        CostEstimate cost = estimate(OrderTerms.market(BTC_USDT, Side.BUY, Quantity.of("8")), "105", BOOK);

        assertThat(cost.quantity()).isEqualTo(Quantity.of("3"));
    }

    @Test
    void takesTheCommissionOfASaleInTheQuoteAsset() {
        CostEstimate cost = estimate(OrderTerms.market(BTC_USDT, Side.SELL, Quantity.of("3")), "95", BOOK);

        assertThat(cost.notional()).isEqualTo(usdt("295"));
        assertThat(cost.commission()).isEqualTo(usdt("0.295"));
        assertThat(cost.slippage().orElseThrow()).isBetween(new BigDecimal("0.0067"), new BigDecimal("0.0068"));
    }

    @Test
    void spendsAQuoteQuantityInWholeLots() {
        CostEstimate cost = estimate(marketBuyFor("150.5"), "105", BOOK);

        assertThat(cost.quantity()).isEqualTo(Quantity.of("1.5"));
        assertThat(cost.notional()).isEqualTo(usdt("150.5"));
    }

    @Test
    void tradesNothingThatRestsOrHasNoBook() {
        assertThat(estimate(limitBuy("1", "99.5"), "99.5", BOOK).quantity()).isEqualTo(Quantity.ZERO);
        CostEstimate blind = CostEstimate.of(
                limitBuy("1", "99.5"), Price.of("99.5"), Optional.empty(), Quantity.of("0.5"), BigDecimal.ZERO);
        assertThat(blind.averagePrice()).isEmpty();
        assertThat(blind.slippage()).isEmpty();
    }

    private static CostEstimate estimate(OrderTerms terms, String worst, OrderBook book) {
        return CostEstimate.of(terms, Price.of(worst), Optional.of(book), Quantity.of("0.5"), new BigDecimal("0.001"));
    }

    private static BookLevel level(String price, String quantity) {
        return new BookLevel(Price.of(price), Quantity.of(quantity));
    }
}
