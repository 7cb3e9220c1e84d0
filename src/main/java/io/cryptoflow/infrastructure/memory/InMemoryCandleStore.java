package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Candles that end with the process. */
public final class InMemoryCandleStore implements CandleStore {
    private final Map<Series, TreeMap<Instant, KeptCandle>> series = new HashMap<>();

    private record Series(MarketSource source, Symbol symbol, CandleInterval interval) {}

    @Override
    public synchronized Future<Void> store(MarketSource source, List<KeptCandle> candles) {
        candles.forEach(kept -> series.computeIfAbsent(
                        new Series(source, kept.candle().symbol(), kept.candle().interval()), none -> new TreeMap<>())
                .put(kept.openTime(), kept));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<KeptCandle>> find(Range range) {
        Series wanted = new Series(range.source(), range.symbol(), range.interval());
        TreeMap<Instant, KeptCandle> kept = series.getOrDefault(wanted, new TreeMap<>());
        List<KeptCandle> all = range.from().isBefore(range.to())
                ? List.copyOf(kept.subMap(range.from(), range.to()).values())
                : List.of();
        int count = Math.min(range.limit(), all.size());
        return Future.succeededFuture(
                range.end() == End.OLDEST ? all.subList(0, count) : all.subList(all.size() - count, all.size()));
    }
}
