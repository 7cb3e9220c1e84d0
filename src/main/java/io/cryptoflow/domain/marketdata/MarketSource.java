package io.cryptoflow.domain.marketdata;

import java.util.Locale;

/** Where prices come from; shown wherever a price is shown. {@code name} tells which venue, file or generator. */
public record MarketSource(Kind kind, String name) {
    /** How real the prices are. */
    public enum Kind {
        /** Straight from a venue, now. */
        LIVE,
        /** Recorded from a venue, replayed. */
        TAPE,
        /** Made by a generator. */
        SIMULATED;

        /** Lower-case name, as settings and JSON write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
