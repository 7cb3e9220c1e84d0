package io.cryptoflow.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+1",
                "1e3",
                "1E+2",
                "NaN",
                "Infinity",
                ".5",
                "5.",
                "01",
                "00",
                "1,5",
                "1 000",
                " 1",
                "1 ",
                "--1",
                "0x10",
                "１２",
                "١",
                "1_000",
                "1.0000000000000000001",
                "1000000000000000000",
                "1e400",
                "null",
                "-",
                "1.2.3",
                "1\n"
            })
    void refusesEverythingButPlainDecimals(String text) {
        assertThatThrownBy(() -> Decimals.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a plain decimal");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0,0",
        "0.000,0",
        "1.50,1.5",
        "100,100",
        "-7.0,-7",
        "0.000000000000000001,0.000000000000000001",
        "999999999999999999.999999999999999999,999999999999999999.999999999999999999",
        "-999999999999999999.999999999999999999,-999999999999999999.999999999999999999"
    })
    void keepsOneFormOfEveryAmount(String text, String canonical) {
        assertThat(Decimals.parse(text).toPlainString()).isEqualTo(canonical);
    }

    @Test
    void refusesAmountsThatTheStoreWouldRound() {
        assertThatThrownBy(() -> Decimals.canonical(new BigDecimal("1e-19"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimals.canonical(new BigDecimal("1e18"))).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void readsBackWhatItPrints(@ForAll("amounts") BigDecimal amount) {
        BigDecimal canonical = Decimals.canonical(amount);

        BigDecimal again = Decimals.parse(canonical.toPlainString());

        assertThat(again).isEqualTo(canonical).isEqualByComparingTo(amount);
        assertThat(again.scale()).isBetween(0, 18);
    }

    @Property
    void agreesWithItselfWhateverTheScale(@ForAll("amounts") BigDecimal amount) {
        BigDecimal padded = amount.setScale(18);

        assertThat(Decimals.canonical(padded)).isEqualTo(Decimals.canonical(amount));
        assertThat(Decimals.canonical(padded)).hasSameHashCodeAs(Decimals.canonical(amount));
    }

    @Property
    void neverReadsWhatJavaWouldNotReadThatWay(@ForAll("texts") String text) {
        try {
            assertThat(Decimals.parse(text)).isEqualByComparingTo(new BigDecimal(text));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).isNotInstanceOf(NumberFormatException.class);
        }
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        BigInteger most = BigInteger.TEN.pow(36).subtract(BigInteger.ONE);
        return Arbitraries.bigIntegers()
                .between(most.negate(), most)
                .flatMap(digits -> Arbitraries.integers().between(0, 18).map(zeros -> {
                    BigInteger unit = BigInteger.TEN.pow(zeros);
                    return new BigDecimal(digits.divide(unit).multiply(unit), 18).stripTrailingZeros();
                }));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("0123456789.-+eE ").ofMaxLength(42);
    }
}
