package io.cryptoflow.domain.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long an order works (FIX TimeInForce 59). */
public enum TimeInForce {
    /** Good till canceled. */
    GTC,
    /** Immediate or cancel: what cannot trade at once expires. */
    IOC,
    /** Fill or kill: all at once, or nothing. */
    FOK,
    /** Good till date: expires at a time that the client names. */
    GTD,
    /** Good for the day: expires at the next midnight, UTC. */
    DAY;

    /** Whether an order may wait for a better market. */
    public boolean waits() {
        return this != IOC && this != FOK;
    }

    /** When an order that was placed at {@code placedAt} expires by itself, if ever; {@code date} is the client's for GTD. */
    Optional<Instant> expiry(Instant placedAt, Optional<Instant> date) {
        return this == DAY
                ? Optional.of(placedAt.atZone(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.DAYS)
                        .plusDays(1)
                        .toInstant())
                : date;
    }
}
