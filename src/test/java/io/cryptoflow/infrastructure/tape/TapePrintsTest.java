package io.cryptoflow.infrastructure.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TapePrintsTest {
    private final TapePrints prints = new TapePrints(Quantity.of("0.1"), 60_000);

    @Test
    void walksARisingCandleDownFirst() {
        assertThat(prints.of(candle("10", "12", "9", "11", "1.0")))
                .containsExactly(
                        print("7.1", 0, "10", "0.2"),
                        print("7.2", 15_000, "9", "0.2"),
                        print("7.3", 30_000, "12", "0.2"),
                        print("7.4", 45_000, "11", "0.4"));
    }

    @Test
    void walksAFallingCandleUpFirst() {
        assertThat(prints.of(candle("11", "12", "9", "10", "0.4")))
                .extracting(print -> print.price().toString())
                .containsExactly("11", "12", "9", "10");
    }

    @Test
    void printsEqualNeighborsOnce() {
        assertThat(prints.of(candle("10", "12", "10", "12", "0.5")))
                .containsExactly(print("7.1", 0, "10", "0.2"), print("7.2", 30_000, "12", "0.3"));
    }

    @Test
    void leavesOutTheEarliestPricesOfACandleWithFewerLotsThanPrices() {
        assertThat(prints.of(candle("10", "12", "9", "11", "0.2")))
                .containsExactly(print("7.1", 0, "12", "0.1"), print("7.2", 30_000, "11", "0.1"));
    }

    @Property
    void rebuildsTheCandleFromItsPrints(
            @ForAll @IntRange(min = 1, max = 50) int low,
            @ForAll @IntRange(max = 20) int range,
            @ForAll @IntRange(max = 20) int open,
            @ForAll @IntRange(max = 20) int close,
            @ForAll @IntRange(min = 4, max = 1000) int lots) {
        int high = low + range;
        TapeRow.Candle candle = new TapeRow.Candle(
                "7",
                0,
                price(Math.min(high, low + open)),
                price(high),
                price(low),
                price(Math.min(high, low + close)),
                Quantity.of(lots / 10 + "." + lots % 10));

        List<TapePrint> path = prints.of(candle);

        assertThat(path.get(0).price()).isEqualTo(candle.open());
        assertThat(path.get(path.size() - 1).price()).isEqualTo(candle.close());
        assertThat(path.stream().map(TapePrint::price).max(Price::compareTo)).contains(candle.high());
        assertThat(path.stream().map(TapePrint::price).min(Price::compareTo)).contains(candle.low());
        assertThat(path.stream().map(TapePrint::quantity).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(candle.quantity());
        assertThat(path)
                .allMatch(print -> print.quantity().isMultipleOf(Quantity.of("0.1")))
                .noneMatch(print -> print.quantity().isZero())
                .allMatch(print -> print.millis() < 60_000);
    }

    private static Price price(int whole) {
        return Price.of(Integer.toString(whole));
    }

    private static TapeRow.Candle candle(String open, String high, String low, String close, String volume) {
        return new TapeRow.Candle(
                "7", 0, Price.of(open), Price.of(high), Price.of(low), Price.of(close), Quantity.of(volume));
    }

    private static TapePrint print(String id, long millis, String price, String quantity) {
        return new TapePrint(id, millis, Price.of(price), Quantity.of(quantity), Optional.<Side>empty());
    }
}
