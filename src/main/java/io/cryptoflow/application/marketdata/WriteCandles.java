package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.CandleSeries;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Candles on their way into the store: many in one write, one write at a time, and of each candle only the newest form. One
 * context uses it; its numbers may be read from any thread.
 *
 * <p>What waits is bounded. Beyond that the oldest is left out, and the store has a gap there.
 */
public final class WriteCandles implements CandleSeries.Listener {
    private static final int WAITING = 100_000;
    private static final int AT_ONCE = 2_000;

    private final CandleStore store;
    private final MarketSource source;
    private final InstantSource clock;
    private final Map<Place, Waiting> waiting = new LinkedHashMap<>();
    private final LongAdder dropped = new LongAdder();
    private Future<Void> writing = Future.succeededFuture();
    private volatile int waitingNow;
    private volatile Instant waitingSince = Instant.MAX;

    private record Place(Symbol symbol, CandleInterval interval, Instant openTime) {}

    private record Waiting(KeptCandle candle, Instant since) {}

    public WriteCandles(CandleStore store, MarketSource source, InstantSource clock) {
        this.store = store;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void closed(KeptCandle candle) {
        add(candle);
    }

    @Override
    public void corrected(KeptCandle candle) {
        add(candle);
    }

    @Override
    public void missed(Symbol symbol, Instant from, Instant to) {
        // A row that is not there says so.
    }

    /** Lets {@code candle} wait for the next write, in the place of an older form of it. */
    public void add(KeptCandle candle) {
        Place place = place(candle);
        Waiting older = waiting.get(place);
        waiting.put(place, new Waiting(candle, older == null ? clock.instant() : older.since()));
        dropBeyondLimit();
        tellWaiting();
    }

    private static Place place(KeptCandle kept) {
        return new Place(kept.candle().symbol(), kept.candle().interval(), kept.openTime());
    }

    private void dropBeyondLimit() {
        Iterator<Waiting> oldest = waiting.values().iterator();
        while (waiting.size() > WAITING) {
            oldest.next();
            oldest.remove();
            dropped.increment();
        }
    }

    /** Writes a part of what waits, unless a write is going on. What could not be written waits again, and the Future fails. */
    public Future<Void> write() {
        if (writing.isComplete() && !waiting.isEmpty()) {
            Map<Place, Waiting> batch = takeBatch();
            List<KeptCandle> candles =
                    batch.values().stream().map(Waiting::candle).toList();
            writing = store.store(source, candles)
                    .onFailure(cause -> putBack(batch))
                    .onComplete(done -> tellWaiting());
        }
        return writing;
    }

    /** Writes until nothing waits any more. */
    public Future<Void> writeAll() {
        return write().compose(written -> waiting.isEmpty() ? Future.succeededFuture() : writeAll());
    }

    private Map<Place, Waiting> takeBatch() {
        Map<Place, Waiting> batch = new LinkedHashMap<>();
        Iterator<Map.Entry<Place, Waiting>> oldest = waiting.entrySet().iterator();
        while (oldest.hasNext() && batch.size() < AT_ONCE) {
            Map.Entry<Place, Waiting> entry = oldest.next();
            batch.put(entry.getKey(), entry.getValue());
            oldest.remove();
        }
        return batch;
    }

    /** In front of what came meanwhile, which replaces it where it is the same candle. */
    private void putBack(Map<Place, Waiting> batch) {
        Map<Place, Waiting> newer = new LinkedHashMap<>(waiting);
        waiting.clear();
        waiting.putAll(batch);
        newer.forEach((place, candle) ->
                waiting.merge(place, candle, (failed, now) -> new Waiting(now.candle(), failed.since())));
        dropBeyondLimit();
    }

    private void tellWaiting() {
        waitingNow = waiting.size();
        waitingSince = waiting.values().stream().findFirst().map(Waiting::since).orElse(Instant.MAX);
    }

    /** How many candles wait. */
    public int waiting() {
        return waitingNow;
    }

    /** For how long the one that came first has been waiting; zero when none waits. */
    public Duration lag() {
        Duration lag =
                waitingSince.equals(Instant.MAX) ? Duration.ZERO : Duration.between(waitingSince, clock.instant());
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    /** How many were left out because too many waited. */
    public long dropped() {
        return dropped.sum();
    }
}
