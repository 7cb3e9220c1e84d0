package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.CandleSeries;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * The candles of all symbols, kept up to date with the prints of the market. One context uses it.
 *
 * <p>A candle closes with the first trade after it. Live and simulated markets have the clock as well: two seconds after its
 * end, which is how long a trade may be under way. A tape has no clock but its trades.
 */
public final class FollowCandles {
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MINUTES_OF_A_DAY = 1441;
    private static final int WAITING_TRADES = 50_000;

    private final LatestMarket market;
    private final CandleStore store;
    private final InstantSource clock;
    private final MarketSource.Kind kind;
    private final List<CandleSeries.Listener> listeners = new ArrayList<>();
    private final Map<Symbol, CandleSeries> series = new HashMap<>();
    private final Map<Symbol, Instant> tradedAt = new HashMap<>();
    private final Set<Symbol> grown = new LinkedHashSet<>();
    private final Set<Symbol> unwritten = new LinkedHashSet<>();
    private final Queue<PublicTrade> waiting = new ArrayDeque<>();
    private boolean ready;
    private final LongAdder lateTrades = new LongAdder();

    public FollowCandles(LatestMarket market, CandleStore store, InstantSource clock) {
        this.market = market;
        this.store = store;
        this.clock = clock;
        kind = market.source().kind();
    }

    /** Lets {@code listener} hear of all candles, after those who were added before. */
    public void addListener(CandleSeries.Listener listener) {
        listeners.add(listener);
    }

    /**
     * Goes on from the last day that is stored; trades wait meanwhile. When that fails, or takes too long, candles start
     * anew. A tape always starts from its beginning, and so do its candles.
     */
    public Future<Void> restore() {
        Future<Void> done = Future.succeededFuture();
        if (kind != MarketSource.Kind.TAPE) {
            for (Instrument instrument : market.all()) {
                done = done.compose(before -> restore(instrument.symbol()));
            }
        }
        return done.onComplete(any -> begin());
    }

    private Future<Void> restore(Symbol symbol) {
        Instant now = clock.instant();
        CandleStore.Range day = new CandleStore.Range(
                market.source(),
                symbol,
                CandleInterval.ONE_MINUTE,
                now.minus(DAY),
                now.plus(CandleInterval.ONE_MINUTE.length()),
                MINUTES_OF_A_DAY,
                CandleStore.End.NEWEST);
        return ready
                ? Future.succeededFuture()
                : store.find(day).onSuccess(kept -> restore(symbol, kept)).mapEmpty();
    }

    private void restore(Symbol symbol, List<KeptCandle> kept) {
        if (!ready && !kept.isEmpty()) {
            of(symbol).restore(kept);
        }
    }

    private void begin() {
        ready = true;
        while (!waiting.isEmpty()) {
            count(waiting.remove());
        }
    }

    /** Takes in a print. */
    public void take(PublicTrade trade) {
        if (ready) {
            count(trade);
            return;
        }
        waiting.add(trade);
        if (waiting.size() > WAITING_TRADES) {
            begin();
        }
    }

    private void count(PublicTrade trade) {
        if (trade.quantity().isZero()) {
            return;
        }
        CandleSeries.Taken taken = of(trade.symbol()).take(trade);
        if (taken == CandleSeries.Taken.COUNTED) {
            tradedAt.put(trade.symbol(), trade.occurredAt());
            grown.add(trade.symbol());
            unwritten.add(trade.symbol());
        } else if (taken == CandleSeries.Taken.LATE) {
            lateTrades.increment();
        }
    }

    private CandleSeries of(Symbol symbol) {
        return series.computeIfAbsent(
                symbol, name -> new CandleSeries(name, kind == MarketSource.Kind.LIVE, new Broadcast()));
    }

    /** Closes what is over by the clock, where the market has one. */
    public void advance() {
        if (ready && kind != MarketSource.Kind.TAPE) {
            Instant over = clock.instant().minus(UNDER_WAY);
            boolean followed = market.isAlive();
            series.values().forEach(candles -> candles.advance(over, followed));
        }
    }

    /** Puts closed minutes that a venue told in the place of missing ones. */
    public void complete(Symbol symbol, List<KeptCandle> minutes) {
        of(symbol).complete(minutes);
    }

    /** The open candles, in every interval, of the symbols that traded since the last call. */
    public List<KeptCandle> grown() {
        List<KeptCandle> candles = new ArrayList<>();
        for (Symbol symbol : grown) {
            Arrays.stream(CandleInterval.values())
                    .forEach(interval -> of(symbol).growing(interval).ifPresent(candles::add));
        }
        grown.clear();
        return candles;
    }

    /** The open minutes of the symbols that traded since the last call: what a restart goes on from. */
    public List<KeptCandle> unwritten() {
        List<KeptCandle> minutes = new ArrayList<>();
        unwritten.forEach(
                symbol -> of(symbol).growing(CandleInterval.ONE_MINUTE).ifPresent(minutes::add));
        unwritten.clear();
        return minutes;
    }

    /** What is remembered of one series, oldest first, with the open candle. */
    List<KeptCandle> recent(Symbol symbol, CandleInterval interval) {
        return Optional.ofNullable(series.get(symbol))
                .map(candles -> candles.recent(interval))
                .orElse(List.of());
    }

    /** The last 24 hours; absent where nothing was traded in them. */
    Optional<MarketStatistics> statistics(Symbol symbol) {
        return Optional.ofNullable(series.get(symbol)).flatMap(candles -> candles.statistics(now(symbol)));
    }

    /** The time of the market: of a tape, that of the symbol's last trade. */
    Instant now(Symbol symbol) {
        return kind == MarketSource.Kind.TAPE ? tradedAt.getOrDefault(symbol, Instant.EPOCH) : clock.instant();
    }

    /** How many trades came after their minute had closed; from any thread. */
    public long lateTrades() {
        return lateTrades.sum();
    }

    private final class Broadcast implements CandleSeries.Listener {
        @Override
        public void closed(KeptCandle candle) {
            listeners.forEach(listener -> listener.closed(candle));
        }

        @Override
        public void corrected(KeptCandle candle) {
            listeners.forEach(listener -> listener.corrected(candle));
        }

        @Override
        public void missed(Symbol symbol, Instant from, Instant to) {
            listeners.forEach(listener -> listener.missed(symbol, from, to));
        }
    }
}
