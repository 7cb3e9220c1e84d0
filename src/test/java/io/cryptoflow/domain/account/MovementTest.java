package io.cryptoflow.domain.account;

import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptoflow.domain.account.Movement.Book;
import io.cryptoflow.domain.account.Movement.Kind;
import io.cryptoflow.domain.account.Movement.Line;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.fixture.Fills;
import io.cryptoflow.fixture.Markets;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MovementTest {
    private static final Asset BTC = Markets.BTC_USDT.base();
    private static final Asset USDT = Markets.BTC_USDT.quote();

    @Test
    void exchangesBaseAndQuoteWithTheVenueAndGivesTheCommissionToTheFees() {
        assertThat(Movement.trade(Fills.buy("2", "100", "0.002")).lines())
                .containsExactly(
                        new Line(Kind.TRADE, Book.ACCOUNT, usdt("-200")),
                        new Line(Kind.TRADE, Book.VENUE, usdt("200")),
                        new Line(Kind.TRADE, Book.VENUE, btc("-2")),
                        new Line(Kind.TRADE, Book.ACCOUNT, btc("2")),
                        new Line(Kind.COMMISSION, Book.ACCOUNT, btc("-0.002")),
                        new Line(Kind.COMMISSION, Book.FEES, btc("0.002")));
    }

    @Test
    void takesDepositsFromTheFunding() {
        assertThat(Movement.deposit(List.of(usdt("5"))).lines())
                .containsExactly(
                        new Line(Kind.DEPOSIT, Book.FUNDING, usdt("-5")),
                        new Line(Kind.DEPOSIT, Book.ACCOUNT, usdt("5")));
    }

    @Property
    void changesTheAccountAsTheBalancesDoAndNoAssetInSum(
            @ForAll boolean buy,
            @ForAll @IntRange(min = 1) int lots,
            @ForAll @IntRange(min = 1) int ticks,
            @ForAll @IntRange(max = 1_000) int commission) {
        String quantity = BigDecimal.valueOf(lots, 8).toPlainString();
        String price = BigDecimal.valueOf(ticks, 2).toPlainString();
        String fee = BigDecimal.valueOf(commission, 8).toPlainString();
        Fill fill = buy ? Fills.buy(quantity, price, fee) : Fills.sell(quantity, price, fee);
        Money base = fill.lastQuantity().of(BTC);

        Movement movement = Movement.trade(fill);

        Map<Asset, Money> account = new HashMap<>();
        Map<Asset, Money> all = new HashMap<>();
        for (Line line : movement.lines()) {
            all.merge(line.amount().asset(), line.amount(), Money::plus);
            if (line.book() == Book.ACCOUNT) {
                account.merge(line.amount().asset(), line.amount(), Money::plus);
            }
        }
        assertThat(all).isEqualTo(Map.of(BTC, Money.zero(BTC), USDT, Money.zero(USDT)));
        assertThat(account)
                .isEqualTo(
                        buy
                                ? Map.of(
                                        BTC,
                                        base.minus(fill.commission()),
                                        USDT,
                                        fill.notional().negated())
                                : Map.of(
                                        BTC,
                                        base.negated(),
                                        USDT,
                                        fill.notional().minus(fill.commission())));
    }

    @Property
    void refusesLinesThatMakeOrLoseMoney(@ForAll @IntRange(min = 1, max = 1_000) int missing, @ForAll boolean swapped) {
        Money given = new Money(BigDecimal.valueOf(-1_000), swapped ? BTC : USDT);
        Money taken = new Money(BigDecimal.valueOf(1_000 - missing), swapped ? BTC : USDT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Movement(
                        List.of(new Line(Kind.TRADE, Book.ACCOUNT, given), new Line(Kind.TRADE, Book.VENUE, taken)),
                        Optional.empty(),
                        Optional.empty()))
                .withMessageContaining("makes or loses money");
    }

    @Test
    void refusesAnAssetForAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Movement(
                        List.of(
                                new Line(Kind.TRADE, Book.ACCOUNT, btc("-1")),
                                new Line(Kind.TRADE, Book.VENUE, usdt("1"))),
                        Optional.empty(),
                        Optional.empty()));
    }
}
