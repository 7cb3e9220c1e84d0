package io.cryptoflow.domain.risk;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.limitSell;
import static io.cryptoflow.fixture.Orders.marketBuyFor;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.risk.PreTradeRisk.Purpose;
import io.cryptoflow.domain.risk.PreTradeRisk.Subject;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.GivenAccount;
import io.cryptoflow.fixture.Markets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RiskLimitsTest {
    private static final MarketNow MARKET = new MarketNow(
            Optional.of(Markets.book(BTC_USDT, 1, "99.99", "100").book()), Optional.of(Price.of("100")), Markets.NOON);
    private static final MarketNow STALE = new MarketNow(Optional.empty(), Optional.empty(), Markets.NOON);
    private static final RiskLimits ALL = new RiskLimits(
            Map.of(BTC_USDT.quote(), usdt("500")),
            Optional.of(10),
            Optional.of(5),
            Optional.of(new BigDecimal("0.1")),
            Map.of(BTC_USDT.quote(), usdt("50")));
    private static final GivenAccount LIMITED = GivenAccount.limited(ALL);

    private final PreTradeRisk risk = new PreTradeRisk(new BigDecimal("0.05"), RiskLimits.NONE);

    static List<Arguments> denials() {
        return List.of(
                denial(limitBuy("5.001", "100"), LIMITED, DenialReason.NOTIONAL_ABOVE_MAXIMUM, "500", "500.1", "500"),
                denial(marketBuyFor("500.01"), LIMITED, DenialReason.NOTIONAL_ABOVE_MAXIMUM, "500", "500.01", "500"),
                denial(limitBuy("1", "110.01"), LIMITED, DenialReason.PRICE_OUTSIDE_BAND, "110", "110.01", "10"),
                denial(limitSell("1", "89.99"), LIMITED, DenialReason.PRICE_OUTSIDE_BAND, "90", "89.99", "10"),
                denial(limitBuy("1", "100"), LIMITED.with(10, 0), DenialReason.TOO_MANY_OPEN_ORDERS, "10", "11", "0"),
                denial(limitBuy("1", "100"), LIMITED.with(9, 5), DenialReason.ORDER_RATE_EXCEEDED, "5", "6", "0"),
                denial(
                        limitBuy("1", "100"),
                        LIMITED.realizing("-50"),
                        DenialReason.DAILY_LOSS_REACHED,
                        "50",
                        "50",
                        "0"),
                denial(
                        limitSell("1.1", "100"),
                        GivenAccount.free().in(TradingState.REDUCING, "1"),
                        DenialReason.REDUCING_ONLY,
                        "1",
                        "1.1",
                        "1"),
                denial(
                        limitBuy("2", "100"),
                        GivenAccount.free()
                                .andKey(new RiskLimits(
                                        Map.of(BTC_USDT.quote(), usdt("199")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of())),
                        DenialReason.NOTIONAL_ABOVE_MAXIMUM,
                        "199",
                        "200",
                        "199"));
    }

    private static Arguments denial(
            OrderTerms terms, GivenAccount account, DenialReason reason, String limit, String value, String remaining) {
        return Arguments.of(terms, account, reason, new Reason.Context(limit, value, remaining));
    }

    @ParameterizedTest
    @MethodSource("denials")
    void deniesBeyondALimitWithItsNumbers(
            OrderTerms terms, GivenAccount account, DenialReason reason, Reason.Context numbers) {
        Verdict.Refused refused = (Verdict.Refused) assess(terms, account, Purpose.PLACE, 1);

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.context()).contains(numbers);
    }

    static List<Arguments> passing() {
        return List.of(
                Arguments.of(limitBuy("5", "100"), LIMITED),
                Arguments.of(limitBuy("1", "110"), LIMITED),
                Arguments.of(limitBuy("1", "50"), LIMITED),
                Arguments.of(limitSell("1", "300"), LIMITED),
                Arguments.of(limitBuy("1", "100"), LIMITED.with(9, 4)),
                Arguments.of(limitBuy("1", "100"), LIMITED.realizing("-49.99")),
                Arguments.of(limitSell("1", "100"), LIMITED.realizing("-80").in(TradingState.REDUCING, "1")));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void passesUpToTheLimit(OrderTerms terms, GivenAccount account) {
        assertThat(assess(terms, account, Purpose.PLACE, 1)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void needsAFreshPriceForABandOnly() {
        assertThat(refusal(limitBuy("1", "100"), LIMITED, STALE)).isEqualTo(DenialReason.STALE_MARKET_DATA);
        assertThat(risk.assess(subject(limitBuy("1", "100"), GivenAccount.free(), STALE, Purpose.PLACE, 1)))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void haltsEverythingButCountsOnlyNewOrders() {
        GivenAccount full = LIMITED.with(10, 5);

        assertThat(assess(limitBuy("1", "100"), full, Purpose.AMEND, 1)).isInstanceOf(Verdict.Passed.class);
        assertThat(refusal(limitBuy("1", "100"), full.in(TradingState.HALTED, "0"), MARKET))
                .isEqualTo(DenialReason.TRADING_HALTED);
    }

    @Test
    void countsAGroupWhole() {
        assertThat(assess(limitBuy("1", "100"), LIMITED.with(8, 0), Purpose.PLACE, 3))
                .extracting("reason")
                .isEqualTo(DenialReason.TOO_MANY_OPEN_ORDERS);
        assertThat(assess(limitBuy("1", "100"), LIMITED.with(7, 2), Purpose.PLACE, 3))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void letsTheExitsOfAnAdmittedOrderPass() {
        GivenAccount losing = LIMITED.realizing("-80").in(TradingState.REDUCING, "0");

        assertThat(assess(limitSell("1", "100"), losing, Purpose.EXIT, 1)).isInstanceOf(Verdict.Passed.class);
    }

    private Object refusal(OrderTerms terms, GivenAccount account, MarketNow market) {
        return ((Verdict.Refused) risk.assess(subject(terms, account, market, Purpose.PLACE, 1))).reason();
    }

    private Verdict assess(OrderTerms terms, GivenAccount account, Purpose purpose, int orders) {
        return risk.assess(subject(terms, account, MARKET, purpose, orders));
    }

    private static Subject subject(
            OrderTerms terms, GivenAccount account, MarketNow market, Purpose purpose, int orders) {
        return new Subject(terms, Markets.instrument(BTC_USDT), market, account, purpose, orders);
    }
}
