package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much somebody wants to trade, in the unit that was spoken.
 *
 * @param value units of the asset, money, or percent from above 0 to 100
 * @param currency the money's, or the one whose balance is meant; absent for the other kinds
 */
public record WishedSize(Kind kind, BigDecimal value, Optional<Asset> currency) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What the value counts. */
    public enum Kind {
        /** Units of the base asset. */
        BASE,
        /** An amount of money. */
        QUOTE,
        /** Percent of what is held of the base asset. */
        POSITION_PCT,
        /** Percent of the free balance of a currency. */
        BALANCE_PCT
    }

    /** Refuses what is not positive, and more than 100 percent, with {@link IllegalArgumentException}. */
    public WishedSize {
        value = Decimals.canonical(value);
        boolean percent = kind == Kind.POSITION_PCT || kind == Kind.BALANCE_PCT;
        if (value.signum() <= 0 || (percent && value.compareTo(HUNDRED) > 0)) {
            throw new IllegalArgumentException("expected a size above 0, and at most 100 percent");
        }
        if (currency.isPresent() != (kind == Kind.QUOTE || kind == Kind.BALANCE_PCT)) {
            throw new IllegalArgumentException("expected a currency with money and with percent of a balance only");
        }
    }

    /** Units of the base asset. */
    public static WishedSize ofBase(BigDecimal units) {
        return new WishedSize(Kind.BASE, units, Optional.empty());
    }

    /** An amount of money. */
    public static WishedSize ofMoney(BigDecimal amount, Asset currency) {
        return new WishedSize(Kind.QUOTE, amount, Optional.of(currency));
    }

    /** Percent of what is held. */
    public static WishedSize ofPosition(BigDecimal percent) {
        return new WishedSize(Kind.POSITION_PCT, percent, Optional.empty());
    }

    /** Percent of the free balance of {@code currency}. */
    public static WishedSize ofBalance(BigDecimal percent, Asset currency) {
        return new WishedSize(Kind.BALANCE_PCT, percent, Optional.of(currency));
    }
}
