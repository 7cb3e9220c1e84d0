package io.cryptoflow.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTermsTest {
    private static final String ABSENT = "-";

    @ParameterizedTest
    @CsvSource({
        "BUY,  LIMIT,         GTC, -, -,  1, -, -, false, false, quantity,      expected either quantity or quoteQuantity",
        "BUY,  MARKET,        IOC, 1, 1,  -, -, -, false, false, quantity,      expected either quantity or quoteQuantity",
        "BUY,  LIMIT,         GTC, 0, -,  1, -, -, false, false, quantity,      expected a quantity above 0",
        "BUY,  MARKET,        IOC, -, 0,  -, -, -, false, false, quoteQuantity, expected a quoteQuantity above 0",
        "BUY,  MARKET,        IOC, -, -1, -, -, -, false, false, quoteQuantity, expected a quoteQuantity above 0",
        "SELL, MARKET,        IOC, -, 1,  -, -, -, false, false, quoteQuantity, expected quoteQuantity only with side BUY and type MARKET",
        "BUY,  LIMIT,         IOC, -, 1,  1, -, -, false, false, quoteQuantity, expected quoteQuantity only with side BUY and type MARKET",
        "BUY,  MARKET,        FOK, -, 1,  -, -, -, false, false, timeInForce,   expected timeInForce IOC with quoteQuantity",
        "BUY,  LIMIT,         GTC, 1, -,  -, -, -, false, false, limitPrice,    expected a limitPrice for type LIMIT",
        "BUY,  STOP_LIMIT,    GTC, 1, -,  -, 1, -, false, false, limitPrice,    expected a limitPrice for type STOP_LIMIT",
        "BUY,  MARKET,        IOC, 1, -,  1, -, -, false, false, limitPrice,    expected no limitPrice for type MARKET",
        "BUY,  STOP,          GTC, 1, -,  1, 1, -, false, false, limitPrice,    expected no limitPrice for type STOP",
        "BUY,  LIMIT,         GTC, 1, -,  1, 1, -, false, false, stopPrice,     expected no stopPrice for type LIMIT",
        "SELL, TAKE_PROFIT,   GTC, 1, -,  -, -, -, false, false, stopPrice,     expected a stopPrice for type TAKE_PROFIT",
        "SELL, TRAILING_STOP, GTC, 1, -,  -, 1, 1, false, false, stopPrice,     expected no stopPrice for type TRAILING_STOP",
        "SELL, TRAILING_STOP, GTC, 1, -,  -, -, -, false, false, trailingOffset, expected a trailingOffset for type TRAILING_STOP",
        "SELL, STOP,          GTC, 1, -,  -, 1, 1, false, false, trailingOffset, expected no trailingOffset for type STOP",
        "BUY,  MARKET,        GTC, 1, -,  -, -, -, false, false, timeInForce,   expected timeInForce IOC or FOK for type MARKET",
        "BUY,  MARKET,        IOC, 1, -,  -, -, -, true,  false, postOnly,      'expected postOnly only with a limitPrice and a timeInForce that rests: GTC, GTD or DAY'",
        "BUY,  LIMIT,         IOC, 1, -,  1, -, -, true,  false, postOnly,      'expected postOnly only with a limitPrice and a timeInForce that rests: GTC, GTD or DAY'",
        "BUY,  STOP,          IOC, 1, -,  -, 1, -, false, false, timeInForce,   'expected timeInForce GTC, GTD or DAY for type STOP, which waits for its price'",
        "BUY,  LIMIT,         GTD, 1, -,  1, -, -, false, false, expiresAt,     expected an expiresAt for timeInForce GTD",
        "BUY,  LIMIT,         DAY, 1, -,  1, -, -, false, true,  expiresAt,     expected expiresAt only with timeInForce GTD",
    })
    void namesTheFieldThatContradictsTheOthers(
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            String quantity,
            String quoteQuantity,
            String limitPrice,
            String stopPrice,
            String trailingOffset,
            boolean postOnly,
            boolean expires,
            String field,
            String expected) {
        assertThatThrownBy(() -> terms(
                        side,
                        type,
                        timeInForce,
                        quantity,
                        quoteQuantity,
                        limitPrice,
                        stopPrice,
                        trailingOffset,
                        postOnly,
                        expires))
                .isInstanceOfSatisfying(InvalidTerms.class, invalid -> assertThat(
                                List.of(invalid.field(), String.valueOf(invalid.getMessage())))
                        .isEqualTo(List.of(field, expected)));
    }

    @Test
    void allowsExactlyTheSensibleCombinations() {
        Set<String> allowed = new TreeSet<>();
        for (Side side : Side.values()) {
            for (OrderType type : OrderType.values()) {
                for (TimeInForce timeInForce : TimeInForce.values()) {
                    for (int bits = 0; bits < 128; bits++) {
                        if (isAllowed(side, type, timeInForce, bits)) {
                            allowed.add(side + " " + type + " " + timeInForce + shape(bits));
                        }
                    }
                }
            }
        }

        assertThat(allowed).isEqualTo(sensible());
    }

    /** Written down independently of the rules: what a first-class exchange takes. */
    private static Set<String> sensible() {
        Set<String> sensible = new TreeSet<>();
        for (String side : List.of("BUY", "SELL")) {
            sensible.addAll(List.of(side + " MARKET IOC q", side + " MARKET FOK q"));
            sensible.addAll(List.of(side + " LIMIT IOC q l", side + " LIMIT FOK q l"));
            for (String waiting : List.of("GTC", "DAY", "GTD")) {
                String expiry = waiting.equals("GTD") ? " e" : "";
                for (String post : List.of("", " p")) {
                    sensible.add(side + " LIMIT " + waiting + " q l" + post + expiry);
                    sensible.add(side + " STOP_LIMIT " + waiting + " q l s" + post + expiry);
                    sensible.add(side + " TAKE_PROFIT_LIMIT " + waiting + " q l s" + post + expiry);
                }
                sensible.add(side + " STOP " + waiting + " q s" + expiry);
                sensible.add(side + " TAKE_PROFIT " + waiting + " q s" + expiry);
                sensible.add(side + " TRAILING_STOP " + waiting + " q t" + expiry);
            }
        }
        sensible.add("BUY MARKET IOC Q");
        return sensible;
    }

    private static boolean isAllowed(Side side, OrderType type, TimeInForce timeInForce, int bits) {
        try {
            terms(
                    side,
                    type,
                    timeInForce,
                    oneIf(bits, 0),
                    oneIf(bits, 1),
                    oneIf(bits, 2),
                    oneIf(bits, 3),
                    oneIf(bits, 4),
                    isSet(bits, 5),
                    isSet(bits, 6));
            return true;
        } catch (InvalidTerms refused) {
            return false;
        }
    }

    private static String shape(int bits) {
        StringBuilder shape = new StringBuilder();
        for (int bit = 0; bit < 7; bit++) {
            shape.append(isSet(bits, bit) ? " " + "qQlstpe".charAt(bit) : "");
        }
        return shape.toString();
    }

    private static String oneIf(int bits, int bit) {
        return isSet(bits, bit) ? "1" : ABSENT;
    }

    private static boolean isSet(int bits, int bit) {
        return (bits >> bit & 1) == 1;
    }

    private static OrderTerms terms(
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            String quantity,
            String quoteQuantity,
            String limitPrice,
            String stopPrice,
            String trailingOffset,
            boolean postOnly,
            boolean expires) {
        return OrderTerms.draft(Markets.BTC_USDT, side, type, timeInForce)
                .quantity(given(quantity).map(Quantity::of))
                .quoteQuantity(given(quoteQuantity).map(Orders::usdt))
                .limitPrice(given(limitPrice).map(Price::of))
                .stopPrice(given(stopPrice).map(Price::of))
                .trailingOffset(given(trailingOffset).map(OrderTermsTest::offset))
                .postOnly(postOnly)
                .expiresAt(expires ? Optional.of(Orders.NOON) : Optional.empty())
                .terms();
    }

    private static TrailingOffset offset(String amount) {
        return new TrailingOffset(new BigDecimal(amount), TrailingOffset.Unit.ABSOLUTE);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(other -> !other.equals(ABSENT));
    }
}
