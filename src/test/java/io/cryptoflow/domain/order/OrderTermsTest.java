package io.cryptoflow.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTermsTest {
    private static final String ABSENT = "-";

    @ParameterizedTest
    @CsvSource({
        "BUY,  LIMIT,  GTC, -,  -,  1, quantity,      expected either quantity or quoteQuantity",
        "BUY,  MARKET, IOC, 1,  1,  -, quantity,      expected either quantity or quoteQuantity",
        "BUY,  LIMIT,  GTC, 0,  -,  1, quantity,      expected a quantity above 0",
        "BUY,  MARKET, IOC, -,  0,  -, quoteQuantity, expected a quoteQuantity above 0",
        "BUY,  MARKET, IOC, -,  -1, -, quoteQuantity, expected a quoteQuantity above 0",
        "SELL, MARKET, IOC, -,  1,  -, quoteQuantity, expected quoteQuantity only with side BUY and type MARKET",
        "BUY,  LIMIT,  IOC, -,  1,  1, quoteQuantity, expected quoteQuantity only with side BUY and type MARKET",
        "BUY,  MARKET, FOK, -,  1,  -, timeInForce,   expected timeInForce IOC with quoteQuantity",
        "BUY,  LIMIT,  GTC, 1,  -,  -, limitPrice,    expected a limitPrice for type LIMIT",
        "BUY,  MARKET, IOC, 1,  -,  1, limitPrice,    expected no limitPrice for type MARKET",
        "BUY,  MARKET, GTC, 1,  -,  -, timeInForce,   expected timeInForce IOC or FOK for type MARKET",
    })
    void namesTheFieldThatContradictsTheOthers(
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            String quantity,
            String quoteQuantity,
            String limitPrice,
            String field,
            String expected) {
        try {
            terms(side, type, timeInForce, quantity, quoteQuantity, limitPrice);
        } catch (InvalidTerms invalid) {
            assertThat(List.of(invalid.field(), String.valueOf(invalid.getMessage())))
                    .isEqualTo(List.of(field, expected));
            return;
        }
        throw new AssertionError("not refused");
    }

    @Test
    void allowsExactlyTheSensibleCombinations() {
        List<String> allowed = new ArrayList<>();
        for (Side side : Side.values()) {
            for (OrderType type : OrderType.values()) {
                for (TimeInForce timeInForce : TimeInForce.values()) {
                    for (String amounts : List.of("1 -", "- 1", "1 1", "- -")) {
                        for (String limitPrice : List.of("1", ABSENT)) {
                            String[] quantities = amounts.split(" ", -1);
                            try {
                                terms(side, type, timeInForce, quantities[0], quantities[1], limitPrice);
                                allowed.add(String.join(
                                        " ", side.name(), type.name(), timeInForce.name(), amounts, limitPrice));
                            } catch (InvalidTerms refused) {
                                assertThat(refused.field()).isNotEmpty();
                            }
                        }
                    }
                }
            }
        }

        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "BUY LIMIT GTC 1 - 1",
                        "BUY LIMIT IOC 1 - 1",
                        "BUY LIMIT FOK 1 - 1",
                        "BUY MARKET IOC 1 - -",
                        "BUY MARKET IOC - 1 -",
                        "BUY MARKET FOK 1 - -",
                        "SELL LIMIT GTC 1 - 1",
                        "SELL LIMIT IOC 1 - 1",
                        "SELL LIMIT FOK 1 - 1",
                        "SELL MARKET IOC 1 - -",
                        "SELL MARKET FOK 1 - -");
    }

    private static OrderTerms terms(
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            String quantity,
            String quoteQuantity,
            String limitPrice) {
        return new OrderTerms(
                Markets.BTC_USDT,
                side,
                type,
                timeInForce,
                given(quantity).map(Quantity::of),
                given(quoteQuantity).<Money>map(Orders::usdt),
                given(limitPrice).map(Price::of));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(other -> !other.equals(ABSENT));
    }
}
