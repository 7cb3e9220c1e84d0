package io.cryptoflow.infrastructure.redis;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A quote in one line: {@code received|bid price|bid quantity|ask price|ask quantity|last price}, a field empty where there
 * is none.
 */
final class QuoteText {
    private static final String NONE = "";
    private static final int FIELDS = 6;

    private QuoteText() {}

    static String write(Quote quote) {
        return String.join(
                "|",
                quote.receivedAt().toString(),
                quote.bestBid().map(bid -> bid.price().toString()).orElse(NONE),
                quote.bestBid().map(bid -> bid.quantity().toString()).orElse(NONE),
                quote.bestAsk().map(ask -> ask.price().toString()).orElse(NONE),
                quote.bestAsk().map(ask -> ask.quantity().toString()).orElse(NONE),
                quote.lastPrice().map(Price::toString).orElse(NONE));
    }

    /** The quote, unless the line is damaged. */
    static Optional<Quote> read(Symbol symbol, String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Quote(
                    symbol,
                    level(fields[1], fields[2]),
                    level(fields[3], fields[4]),
                    fields[5].isEmpty() ? Optional.empty() : Optional.of(Price.of(fields[5])),
                    Instant.parse(fields[0])));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<BookLevel> level(String price, String quantity) {
        return price.isEmpty() ? Optional.empty() : Optional.of(new BookLevel(Price.of(price), Quantity.of(quantity)));
    }
}
