package io.cryptoflow.domain.account;

import static io.cryptoflow.fixture.Fills.buy;
import static io.cryptoflow.fixture.Fills.sell;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Fills;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final LocalDate TODAY = LocalDate.parse("2024-08-05");
    private static final Position NONE = Position.none(BTC_USDT);

    /** Each number is a fill: its sign the side, its digits quantity, price and commission. */
    @Property(tries = 1_000)
    void resultsAreWhatFlowedInMinusWhatFlowedOutToTheLastDigit(
            @ForAll @Size(max = 30) List<@IntRange(min = -999_999, max = 999_999) Integer> numbers) {
        Position position = NONE;
        Money quantity = btc("0");
        Money flow = usdt("0");

        for (Fill fill : fills(numbers)) {
            position = position.after(fill);
            quantity = quantity.plus(received(fill));
            flow = flow.plus(earned(fill));

            assertThat(position.quantity()).isEqualTo(quantity);
            assertThat(position.realized().minus(position.cost())).isEqualTo(flow);
            assertThat(position.cost().amount().signum())
                    .isEqualTo(quantity.amount().signum());
        }
        if (!quantity.isZero()) {
            position = position.after(closing(quantity));
            flow = flow.plus(earned(closing(quantity)));
        }

        assertThat(position.quantity().isZero()).isTrue();
        assertThat(position.cost()).isEqualTo(usdt("0"));
        assertThat(position.realized()).isEqualTo(flow);
        assertThat(position.averagePrice()).isEmpty();
    }

    @Test
    void averagesWhatWasPaidCommissionsIncluded() {
        Position position = after(buy("1", "100", "0.001"), buy("3", "120", "0.003"));

        assertThat(position.quantity()).isEqualTo(btc("3.996"));
        assertThat(position.cost()).isEqualTo(usdt("460"));
        assertThat(position.averagePrice()).contains(new BigDecimal("115.1151151151151"));
        assertThat(position.commission()).isEqualTo(usdt("0.46"));
        assertThat(position.realized()).isEqualTo(usdt("0"));
    }

    @Test
    void realizesWhatIsSoldAtAverageCostLessTheCommission() {
        Position position = after(buy("2", "100", "0"), buy("2", "110", "0"), sell("1", "130", "0.13"));

        assertThat(position.realized()).isEqualTo(usdt("24.87"));
        assertThat(position.quantity()).isEqualTo(btc("3"));
        assertThat(position.cost()).isEqualTo(usdt("315"));
        assertThat(position.commission()).isEqualTo(usdt("0.13"));
    }

    @Test
    void goesShortWhenInventoryIsSoldAndAveragesTheSales() {
        Position position = after(sell("1", "100", "0"), sell("1", "110", "0"), buy("1", "95", "0"));

        assertThat(position.quantity()).isEqualTo(btc("-1"));
        assertThat(position.averagePrice()).contains(new BigDecimal("105"));
        assertThat(position.realized()).isEqualTo(usdt("10"));
    }

    @Test
    void splitsAFillThatCrossesZero() {
        Position position = after(buy("1", "100", "0"), sell("3", "110", "0.33"));

        assertThat(position.realized()).isEqualTo(usdt("9.89"));
        assertThat(position.quantity()).isEqualTo(btc("-2"));
        assertThat(position.cost()).isEqualTo(usdt("-219.78"));
        assertThat(position.averagePrice()).contains(new BigDecimal("109.89"));
    }

    @Test
    void losesThePriceOfAPurchaseThatTheCommissionTookWhole() {
        Position position = after(buy("0.00000001", "100", "0.00000001"));

        assertThat(position.quantity()).isEqualTo(btc("0"));
        assertThat(position.cost()).isEqualTo(usdt("0"));
        assertThat(position.realized()).isEqualTo(usdt("-0.000001"));
    }

    @Test
    void valuesWhatIsHeldAtAPrice() {
        Position held = after(buy("2", "100", "0"));
        Position owed = after(sell("2", "100", "0"));

        assertThat(held.unrealized(Price.of("90"))).isEqualTo(usdt("-20"));
        assertThat(owed.unrealized(Price.of("90"))).isEqualTo(usdt("20"));
        assertThat(held.closingSide()).contains(Side.SELL);
        assertThat(owed.closingSide()).contains(Side.BUY);
        assertThat(NONE.closingSide()).isEmpty();
    }

    @Test
    void countsWhatWasRealizedOnADayInUtc() {
        Fill loss = sell("1", "90", "0");
        Fill later = Fills.at(sell("1", "70", "0"), NOON.plus(Duration.ofHours(12)));
        Fill late = Fills.at(sell("1", "95", "0"), NOON.plus(Duration.ofHours(1)));

        Position today = after(buy("9", "100", "0"), loss, loss);
        Position tomorrow = today.after(later);

        assertThat(today.realizedOn(TODAY)).isEqualTo(usdt("-20"));
        assertThat(today.realizedOn(TODAY.plusDays(1))).isEqualTo(usdt("0"));
        assertThat(tomorrow.realizedOn(TODAY.plusDays(1))).isEqualTo(usdt("-30"));
        assertThat(tomorrow.after(late).realizedOn(TODAY.plusDays(1))).isEqualTo(usdt("-30"));
        assertThat(tomorrow.after(late).realized()).isEqualTo(usdt("-55"));
    }

    private static Position after(Fill... fills) {
        Position position = NONE;
        for (Fill fill : fills) {
            position = position.after(fill);
        }
        return position;
    }

    private static List<Fill> fills(List<Integer> numbers) {
        List<Fill> fills = new ArrayList<>();
        for (int number : numbers) {
            int digits = Math.abs(number);
            String quantity = BigDecimal.valueOf(1 + digits % 97, 5).toPlainString();
            String price = BigDecimal.valueOf(1_000_000 + digits, 2).toPlainString();
            String commission =
                    BigDecimal.valueOf(digits % 7, number < 0 ? 4 : 8).toPlainString();
            fills.add(number < 0 ? sell(quantity, price, commission) : buy(quantity, price, commission));
        }
        return fills;
    }

    private static Fill closing(Money quantity) {
        return quantity.isNegative()
                ? buy(quantity.negated().plain(), "123.45", "0")
                : sell(quantity.plain(), "123.45", "0");
    }

    private static Money received(Fill fill) {
        Money quantity = fill.lastQuantity().of(BTC_USDT.base());
        return fill.side() == Side.BUY ? quantity.minus(fill.commission()) : quantity.negated();
    }

    private static Money earned(Fill fill) {
        return fill.side() == Side.BUY
                ? fill.notional().negated()
                : fill.notional().minus(fill.commission());
    }
}
