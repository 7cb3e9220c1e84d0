package io.cryptoflow.infrastructure.parser;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** How numbers are written in digits. */
final class Notation {
    private static final int MOST_DIGITS = 17;
    private static final Pattern PLAIN = Pattern.compile("(0|[1-9][0-9]*)?(\\.[0-9]+)?");
    private static final Pattern GROUPED = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+(\\.[0-9]+)?");

    private Notation() {}

    /** The number; none when people read it differently. A comma groups thousands, and is nothing else. */
    static Optional<BigDecimal> read(String digits) {
        boolean certain =
                PLAIN.matcher(digits).matches() || GROUPED.matcher(digits).matches();
        return certain && digits.length() <= MOST_DIGITS
                ? Optional.of(new BigDecimal(digits.replace(",", "")))
                : Optional.empty();
    }
}
