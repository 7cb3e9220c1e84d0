package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Supplier;

/** Turns numbers of a sentence into prices and sizes; what cannot be one asks back. */
final class Amounts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_PLACES = 2;

    private Amounts() {}

    static Price price(Token.Numeral number) {
        return checked(ReplyReason.SUSPICIOUS_PRICE, number.text(), () -> new Price(number.value()));
    }

    static WishedSize units(Token.Numeral number) {
        return checked(ReplyReason.INVALID_SIZE, number.text(), () -> WishedSize.ofBase(number.value()));
    }

    static WishedSize money(Token.Numeral number, Asset currency) {
        Asset named = number.currency().orElse(currency);
        return checked(ReplyReason.INVALID_SIZE, number.text(), () -> WishedSize.ofMoney(number.value(), named));
    }

    static WishedSize position(BigDecimal percent, String text) {
        return checked(ReplyReason.INVALID_SIZE, text, () -> WishedSize.ofPosition(percent));
    }

    static WishedSize balance(BigDecimal percent, Asset currency, String text) {
        return checked(ReplyReason.INVALID_SIZE, text, () -> WishedSize.ofBalance(percent, currency));
    }

    /** Thirds round half up to two places. */
    static BigDecimal percent(Token.Fraction part) {
        return HUNDRED.multiply(BigDecimal.valueOf(part.numerator()))
                .divide(BigDecimal.valueOf(part.denominator()), PERCENT_PLACES, RoundingMode.HALF_UP);
    }

    /** A part of one coin; parts that have no end in decimals ask back. */
    static WishedSize units(Token.Fraction part) {
        return checked(
                ReplyReason.AMBIGUOUS_NUMBER,
                part.text(),
                () -> WishedSize.ofBase(
                        BigDecimal.valueOf(part.numerator()).divide(BigDecimal.valueOf(part.denominator()))));
    }

    private static <T> T checked(ReplyReason otherwise, String text, Supplier<T> amount) {
        try {
            return amount.get();
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            throw new AskBack(otherwise, text);
        }
    }
}
