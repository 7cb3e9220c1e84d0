package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The candles of one symbol, those that are stored and those that are still being built. */
public final class FindCandles implements UseCase<FindCandles.Query, FindCandles.Result> {
    /** How many candles one answer holds at most. */
    public static final int MOST = 1000;

    private final LatestMarket market;
    private final FollowCandles followed;
    private final CandleStore store;

    /**
     * Which candles.
     *
     * @param from opening time of the first: the oldest from there on are answered; without it the newest
     * @param to first opening time that is not wanted any more; without it, now
     * @param limit how many at most
     */
    public record Query(
            Symbol symbol, CandleInterval interval, Optional<Instant> from, Optional<Instant> to, int limit) {}

    /** A stretch of time without a candle: the market was not followed then, and nobody told later. */
    public record Gap(Instant from, Instant to) {}

    /**
     * What is known.
     *
     * @param candles oldest first; the last may be open still
     * @param gaps oldest first
     * @param next where {@code from} goes on, when there is more and {@code from} was given
     */
    public record Result(
            Symbol symbol,
            CandleInterval interval,
            List<KeptCandle> candles,
            List<Gap> gaps,
            MarketSource source,
            Optional<Instant> next) {
        /** Keeps its own copies. */
        public Result {
            candles = List.copyOf(candles);
            gaps = List.copyOf(gaps);
        }
    }

    public FindCandles(LatestMarket market, FollowCandles followed, CandleStore store) {
        this.market = market;
        this.followed = followed;
        this.store = store;
    }

    @Override
    public Future<Result> handle(Query query) {
        return MarketFailures.unless(market.find(query.symbol()), query.symbol(), market)
                .compose(listed -> find(query, range(query)));
    }

    /** One more than asked for tells whether there is a next page. */
    private CandleStore.Range range(Query query) {
        CandleInterval interval = query.interval();
        Instant end = interval.openOf(followed.now(query.symbol())).plus(interval.length());
        Instant to = query.to().filter(end::isAfter).orElse(end);
        return new CandleStore.Range(
                market.source(),
                query.symbol(),
                interval,
                query.from().orElse(Instant.EPOCH),
                to,
                query.limit() + 1,
                query.from().isPresent() ? CandleStore.End.OLDEST : CandleStore.End.NEWEST);
    }

    private Future<Result> find(Query query, CandleStore.Range range) {
        return store.find(range).map(stored -> result(query, range, merged(stored, range)));
    }

    /** Memory is ahead of the store, save where the store was completed by the venue later. */
    private List<KeptCandle> merged(List<KeptCandle> stored, CandleStore.Range range) {
        TreeMap<Instant, KeptCandle> merged = new TreeMap<>();
        stored.forEach(candle -> merged.put(candle.openTime(), candle));
        followed.recent(range.symbol(), range.interval()).stream()
                .filter(candle -> isIn(range, candle))
                .forEach(candle -> merged.merge(candle.openTime(), candle, FindCandles::better));
        List<KeptCandle> candles = List.copyOf(merged.values());
        int extra = Math.max(0, candles.size() - range.limit());
        return range.end() == CandleStore.End.OLDEST
                ? candles.subList(0, candles.size() - extra)
                : candles.subList(extra, candles.size());
    }

    private static boolean isIn(CandleStore.Range range, KeptCandle candle) {
        return !candle.openTime().isBefore(range.from()) && candle.openTime().isBefore(range.to());
    }

    private static KeptCandle better(KeptCandle stored, KeptCandle remembered) {
        return stored.candle().closed() && (remembered.gap() || !stored.gap()) ? stored : remembered;
    }

    private static Result result(Query query, CandleStore.Range range, List<KeptCandle> found) {
        boolean more = found.size() > query.limit();
        boolean forward = query.from().isPresent();
        int first = more && !forward ? 1 : 0;
        List<KeptCandle> page = found.subList(first, Math.min(found.size(), first + query.limit()));
        Optional<Instant> next =
                more && forward ? Optional.of(found.get(query.limit()).openTime()) : Optional.empty();
        return new Result(
                query.symbol(),
                query.interval(),
                page,
                gaps(query, page, next.orElse(range.to())),
                range.source(),
                next);
    }

    private static List<Gap> gaps(Query query, List<KeptCandle> page, Instant end) {
        List<Gap> gaps = new ArrayList<>();
        Optional<Instant> expected = query.from().map(from -> firstOpen(query.interval(), from));
        for (KeptCandle candle : page) {
            addGap(gaps, expected, candle.openTime());
            expected = Optional.of(candle.closeTime());
        }
        addGap(gaps, expected, end);
        return gaps;
    }

    private static void addGap(List<Gap> gaps, Optional<Instant> expected, Instant until) {
        expected.filter(until::isAfter).ifPresent(from -> gaps.add(new Gap(from, until)));
    }

    private static Instant firstOpen(CandleInterval interval, Instant from) {
        Instant open = interval.openOf(from);
        return open.equals(from) ? open : open.plus(interval.length());
    }
}
