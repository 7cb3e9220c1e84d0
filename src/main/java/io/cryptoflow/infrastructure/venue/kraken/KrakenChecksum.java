package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.infrastructure.venue.LevelBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What Kraken sends with each change of a book so that a copy can be proved: the CRC32 of the ten best asks, then the ten best
 * bids; of each level price and quantity in full precision, without the point and without leading zeros.
 */
final class KrakenChecksum {
    private static final int LEVELS = 10;

    private KrakenChecksum() {}

    /** The checksum of {@code book}, with amounts in the precision of {@code pair}: trailing zeros count. */
    static long of(LevelBook book, KrakenPair pair) {
        StringBuilder text = new StringBuilder();
        append(text, book.asks(LEVELS), pair);
        append(text, book.bids(LEVELS), pair);
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static void append(StringBuilder text, List<BookLevel> side, KrakenPair pair) {
        side.forEach(level -> text.append(digits(level.price().amount(), pair.priceDecimals()))
                .append(digits(level.quantity().amount(), pair.quantityDecimals())));
    }

    /** More digits than the pair allows are kept: the checksum then tells that something is wrong. */
    private static String digits(BigDecimal amount, int decimals) {
        int scale = Math.max(decimals, amount.scale());
        return amount.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().toString();
    }
}
