package io.cryptoflow.infrastructure.simulated;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.MarketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** All simulated symbols side by side, each with its own dice; knows nothing of timers. */
final class SimulatedMarket {
    private final List<Instrument> instruments;
    private final List<SimulatedSymbol> symbols;

    SimulatedMarket(List<Listing> listings, long seed, Duration updateInterval) {
        instruments = listings.stream().map(Listing::instrument).toList();
        symbols = listings.stream()
                .map(listing -> new SimulatedSymbol(listing, seed, updateInterval))
                .toList();
    }

    List<Instrument> instruments() {
        return instruments;
    }

    /** Updates every {@code stride}-th symbol from {@code first} on. */
    void update(int first, int stride, Instant now, Consumer<MarketEvent> listener) {
        for (int i = first; i < symbols.size(); i += stride) {
            symbols.get(i).update(now, listener);
        }
    }
}
