package io.cryptoflow.domain.risk;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.limitSell;
import static io.cryptoflow.fixture.Orders.marketBuyFor;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.risk.PreTradeRisk.Subject;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.GivenAccount;
import io.cryptoflow.fixture.Markets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreTradeRiskTest {
    private static final OrderBook BOOK =
            Markets.book(BTC_USDT, 1, "99.99", "100").book();
    private static final OrderBook BIDS_ONLY = new OrderBook(BTC_USDT, 1, BOOK.bids(), List.of(), Markets.NOON);

    private final PreTradeRisk risk = new PreTradeRisk(new BigDecimal("0.05"), RiskLimits.NONE);

    static List<Arguments> denials() {
        return List.of(
                Arguments.of(limitBuy("1", "100.001"), BOOK, DenialReason.PRICE_OFF_TICK),
                Arguments.of(limitBuy("1.000001", "100"), BOOK, DenialReason.QUANTITY_OFF_LOT),
                Arguments.of(limitBuy("1.000001", "100.001"), BOOK, DenialReason.PRICE_OFF_TICK),
                Arguments.of(limitBuy("0.000001", "100"), BOOK, DenialReason.QUANTITY_OFF_LOT),
                Arguments.of(market(Side.BUY, "1"), null, DenialReason.STALE_MARKET_DATA),
                Arguments.of(market(Side.BUY, "1.000001"), null, DenialReason.QUANTITY_OFF_LOT),
                Arguments.of(market(Side.BUY, "1"), BIDS_ONLY, DenialReason.NO_LIQUIDITY),
                Arguments.of(limitBuy("999999999999999999", "999999999999999999"), BOOK, DenialReason.AMOUNT_TOO_LARGE),
                Arguments.of(limitSell("999999999999999999", "1"), BOOK, DenialReason.AMOUNT_TOO_LARGE),
                Arguments.of(market(Side.SELL, "999999999999999999"), BOOK, DenialReason.AMOUNT_TOO_LARGE),
                Arguments.of(limitBuy("0.04999", "100"), BOOK, DenialReason.NOTIONAL_BELOW_MINIMUM),
                Arguments.of(marketBuyFor("4.99"), BOOK, DenialReason.NOTIONAL_BELOW_MINIMUM),
                Arguments.of(market(Side.SELL, "0.04"), BOOK, DenialReason.NOTIONAL_BELOW_MINIMUM));
    }

    @ParameterizedTest
    @MethodSource("denials")
    void deniesWithTheFirstReason(OrderTerms terms, OrderBook book, DenialReason reason) {
        Verdict verdict = risk.assess(subject(terms, Optional.ofNullable(book)));

        assertThat(verdict)
                .isInstanceOf(Verdict.Refused.class)
                .extracting("reason")
                .isEqualTo(reason);
    }

    @Test
    void passesLimitOrdersWithoutAMarket() {
        assertThat(risk.assess(subject(limitBuy("2", "100"), Optional.empty())))
                .isEqualTo(new Verdict.Passed(Price.of("100"), usdt("200"), Optional.empty()));
        assertThat(risk.assess(subject(limitSell("2", "100"), Optional.empty())))
                .isEqualTo(new Verdict.Passed(Price.of("100"), btc("2"), Optional.empty()));
    }

    @Test
    void holdsWhatAMarketOrderMayCostAtTheCollar() {
        assertThat(risk.assess(subject(market(Side.BUY, "2"), Optional.of(BOOK))))
                .isEqualTo(new Verdict.Passed(Price.of("105"), usdt("210"), Optional.empty()));
        assertThat(risk.assess(subject(market(Side.SELL, "2"), Optional.of(BOOK))))
                .isEqualTo(new Verdict.Passed(Price.of("94.99"), btc("2"), Optional.empty()));
        assertThat(risk.assess(subject(marketBuyFor("50"), Optional.of(BOOK))))
                .isEqualTo(new Verdict.Passed(Price.of("105"), usdt("50"), Optional.empty()));
    }

    @Test
    void deniesWhatTheFreeFundsDoNotCover() {
        Verdict.Passed passed = new Verdict.Passed(Price.of("100"), usdt("200"), Optional.empty());
        Money locked = usdt("1000");

        assertThat(risk.withinFunds(passed, new Balance(usdt("200"), locked))).isEqualTo(passed);
        assertThat(risk.withinFunds(passed, new Balance(usdt("199.99"), locked)))
                .isEqualTo(new Verdict.Refused(
                        DenialReason.INSUFFICIENT_FUNDS,
                        "the order holds 200 USDT, free are 199.99 USDT",
                        Optional.of(new Reason.Context("199.99", "200", "199.99"))));
    }

    @Test
    void namesFieldsThatAnOrderHas() {
        for (DenialReason reason : DenialReason.values()) {
            assertThat(reason.field().orElse("none"))
                    .isIn(
                            "none",
                            "symbol",
                            "side",
                            "limitPrice",
                            "quantity",
                            "stopPrice",
                            "trailingOffset",
                            "expiresAt");
        }
    }

    private static Subject subject(OrderTerms terms, Optional<OrderBook> book) {
        return new Subject(
                terms,
                Markets.instrument(BTC_USDT),
                new MarketNow(book, book.map(shown -> Price.of("100")), Markets.NOON),
                GivenAccount.free(),
                PreTradeRisk.Purpose.PLACE,
                1);
    }

    private static OrderTerms market(Side side, String quantity) {
        return OrderTerms.market(BTC_USDT, side, Quantity.of(quantity));
    }
}
