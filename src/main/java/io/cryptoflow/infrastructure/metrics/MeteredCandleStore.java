package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.List;

/** Counts what is written: {@code candles_written_total}. */
public final class MeteredCandleStore implements CandleStore {
    private final CandleStore store;
    private final Counter written;

    public MeteredCandleStore(CandleStore store, MeterRegistry registry) {
        this.store = store;
        written = Counter.builder("candles.written")
                .description("Candles that were written, the open ones again and again")
                .register(registry);
    }

    @Override
    public Future<Void> store(MarketSource source, List<KeptCandle> candles) {
        return store.store(source, candles).onSuccess(done -> written.increment(candles.size()));
    }

    @Override
    public Future<List<KeptCandle>> find(Range range) {
        return store.find(range);
    }
}
