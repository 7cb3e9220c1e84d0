package io.cryptoflow.domain.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The one decimal notation and the one canonical form of the product.
 *
 * <p>Canonical means: no trailing zeros, no exponent. {@link BigDecimal#equals} then agrees with
 * {@link BigDecimal#compareTo}, so records that hold amounts compare soundly.
 */
public final class Decimals {
    /** Digits allowed on each side of the point: what {@code NUMERIC(36,18)} holds without rounding. */
    static final int MAX_DIGITS = 18;

    private static final Pattern NOTATION = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    private Decimals() {}

    /** Reads the plain notation; {@link IllegalArgumentException} says what was expected. */
    public static BigDecimal parse(String text) {
        if (text.length() > 2 * MAX_DIGITS + 2 || !NOTATION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a plain decimal with at most 18 digits on each side of the point, like \"0.015\"");
        }
        return canonical(new BigDecimal(text));
    }

    /** The canonical form; {@link ArithmeticException} for more digits than are kept exactly. */
    public static BigDecimal canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (plain.scale() > MAX_DIGITS || plain.precision() - plain.scale() > MAX_DIGITS) {
            throw new ArithmeticException("amount " + plain + " has more than 18 digits on one side of the point");
        }
        return plain;
    }

    static boolean isMultiple(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() == 0;
    }
}
