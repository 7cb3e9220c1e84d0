package io.cryptoflow.domain.marketdata;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How long a candle lasts. Candles open at whole multiples of it since 1970, UTC, as every venue does. */
public enum CandleInterval {
    ONE_MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
    ONE_HOUR("1h", Duration.ofHours(1)),
    FOUR_HOURS("4h", Duration.ofHours(4)),
    ONE_DAY("1d", Duration.ofDays(1));

    private final String text;
    private final Duration length;

    CandleInterval(String text, Duration length) {
        this.text = text;
        this.length = length;
    }

    /** The interval written as {@code text}: 1m, 5m, 15m, 1h, 4h or 1d. */
    public static Optional<CandleInterval> of(String text) {
        return Arrays.stream(values()).filter(i -> i.text.equals(text)).findFirst();
    }

    /** As requests, addresses and JSON write it: {@code 15m}. */
    public String text() {
        return text;
    }

    /** Time from the opening of a candle to that of the next. */
    public Duration length() {
        return length;
    }

    /** When the candle that {@code moment} belongs to opened. */
    public Instant openOf(Instant moment) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
    }
}
