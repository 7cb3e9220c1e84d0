package io.cryptoflow.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Asset BTC = new Asset("BTC");
    private static final Asset USDT = new Asset("USDT");

    @Test
    void comparesSoundlyWhateverTheNotation() {
        assertThat(Price.of("1.0")).isEqualTo(Price.of("1.00")).hasToString("1");
        assertThat(Quantity.of("0.10")).isEqualTo(Quantity.of("0.1")).hasSameHashCodeAs(Quantity.of("0.1"));
        assertThat(Money.of("-0.0", USDT)).isEqualTo(Money.zero(USDT));
    }

    @Test
    void refusesPricesAndQuantitiesThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> Price.of("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Price.of("-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of("-0.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of("1").minus(Quantity.of("1.1")));
    }

    @Test
    void addsMoneyOfOneAssetOnly() {
        Money dollars = Money.of("1", USDT);
        Money coins = Money.of("1", BTC);

        assertThat(dollars.plus(Money.of("0.5", USDT))).isEqualTo(Money.of("1.5", USDT));
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.plus(coins));
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.minus(coins));
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.compareTo(coins));
    }

    @Test
    void roundsSharesUp() {
        assertThat(Money.of("1", USDT).share(new BigDecimal("0.0015"), 2)).isEqualTo(Money.of("0.01", USDT));
        assertThat(Money.of("10", USDT).share(new BigDecimal("0.001"), 2)).isEqualTo(Money.of("0.01", USDT));
    }

    @Test
    void movesPricesOntoTheGridInTheDirectionNamed() {
        Price price = Price.of("100.05");
        Price tick = Price.of("0.1");

        assertThat(price.movedBy(new BigDecimal("0.05"), tick, RoundingMode.UP)).isEqualTo(Price.of("105.1"));
        assertThat(price.movedBy(new BigDecimal("-0.05"), tick, RoundingMode.DOWN))
                .isEqualTo(Price.of("95"));
        assertThat(tick.movedBy(new BigDecimal("-0.99"), tick, RoundingMode.DOWN))
                .isEqualTo(tick);
    }

    @Property
    void neverBuysMoreThanTheBudgetNorLessThanItCould(
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long cents,
            @ForAll @LongRange(min = 1, max = 10_000_000L) long ticks,
            @ForAll @LongRange(min = 1, max = 100_000L) long lotUnits) {
        Money budget = new Money(BigDecimal.valueOf(cents, 2), USDT);
        Price price = new Price(BigDecimal.valueOf(ticks, 2));
        Quantity lot = new Quantity(BigDecimal.valueOf(lotUnits, 5));

        Quantity bought = Quantity.affordable(budget, price, lot);

        assertThat(bought.isMultipleOf(lot)).isTrue();
        assertThat(price.times(bought, USDT)).isLessThanOrEqualTo(budget);
        assertThat(price.times(bought.plus(lot), USDT)).isGreaterThan(budget);
    }
}
