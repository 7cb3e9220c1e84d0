package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.instrument.Symbol;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The symbol that the name of a file tells: {@code trades-BTC-USD.csv.gz}, {@code BTCUSDT.csv}. */
public final class TapeSymbol {
    private static final Pattern NAME =
            Pattern.compile("(?:.*[-_ ])?([A-Z0-9]{2,12})-?(USDT|USDC|USD|EUR|GBP|JPY|BTC|ETH)(?:\\.csv)?(?:\\.gz)?");

    private TapeSymbol() {}

    /** The symbol at the end of the file's name, if there is one. */
    public static Optional<Symbol> fromName(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Optional.of(Symbol.of(name.group(1) + "-" + name.group(2))) : Optional.empty();
    }
}
