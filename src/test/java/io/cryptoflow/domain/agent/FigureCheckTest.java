package io.cryptoflow.domain.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureCheckTest {
    private final FigureCheck check = new FigureCheck(List.of(new BigDecimal("64250.50"), new BigDecimal("3")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTC is at 64250.5.",
                "BTC is at $64,250.50, three orders are open",
                "-64250.5 and 64.2505k",
                "no figure at all"
            })
    void passesWhatWasTold(String text) {
        assertThat(check.untold(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTC is at 64251",
                "about 64k",
                "64,25",
                "64.250,50",
                "sixty thousand",
                "a dozen",
                "BTC64250.6",
                "٣٤",
                "½",
                "3m",
                "half of it",
                "1e5"
            })
    void rejectsWhatNobodyTold(String text) {
        assertThat(check.untold(text)).isNotEmpty();
    }

    @Test
    void takesTheFiguresOfTexts() {
        FigureCheck told = FigureCheck.ofTexts(List.of("USDT free 1,250.5", "ETH-USDT last 3400"));

        assertThat(told.untold("You have 1250.50 USDT; ETH costs 3,400.")).isEmpty();
        assertThat(told.untold("You have 1251 USDT")).containsExactly("1251");
    }

    @Property
    void tellsEveryOtherFigure(
            @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(8) BigDecimal told,
            @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(8) BigDecimal said) {
        FigureCheck only = new FigureCheck(List.of(told));

        assertThat(only.untold("it is " + said.toPlainString() + " now").isEmpty())
                .isEqualTo(told.compareTo(said) == 0);
        assertThat(only.untold("it is " + told.toPlainString() + " now")).isEmpty();
    }
}
