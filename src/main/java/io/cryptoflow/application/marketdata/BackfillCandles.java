package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.port.CandleSource;
import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.CandleSeries;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Asks the venue for candles that are missing in the store, one question at a time. One context uses it; its numbers may be
 * read from any thread. It never asks for more than the last day in minutes and the last 500 candles of a longer interval.
 * Nothing depends on its success: what the venue does not tell stays a gap.
 */
public final class BackfillCandles implements CandleSeries.Listener {
    private static final int CANDLES_BACK = 500;
    private static final int MINUTES_BACK = 1_440;
    private static final int WAITING = 10_000;
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final LatestMarket market;
    private final CandleSource venue;
    private final CandleStore store;
    private final FollowCandles followed;
    private final InstantSource clock;
    private final Deque<Stretch> stretches = new ArrayDeque<>();
    private final LongAdder told = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile int waiting;
    private boolean asking;
    private Duration rest = FIRST_REST;
    private Instant restUntil = Instant.EPOCH;

    /** Part of a series that may lack candles; {@code attempts} counts the questions that failed or brought nothing. */
    private record Stretch(Symbol symbol, CandleInterval interval, Instant from, Instant to, int attempts) {
        Stretch from(Instant later) {
            return new Stretch(symbol, interval, later, to, 0);
        }

        Stretch again() {
            return new Stretch(symbol, interval, from, to, attempts + 1);
        }
    }

    public BackfillCandles(
            LatestMarket market, CandleSource venue, CandleStore store, FollowCandles followed, InstantSource clock) {
        this.market = market;
        this.venue = venue;
        this.store = store;
        this.followed = followed;
        this.clock = clock;
    }

    /** Wants all that may be asked for of every symbol; minutes come first. */
    public void wantRecent() {
        Arrays.stream(CandleInterval.values())
                .sorted(Comparator.comparing(interval -> interval != CandleInterval.ONE_MINUTE))
                .forEach(interval -> market.all().forEach(instrument -> wantRecent(instrument, interval)));
    }

    private void wantRecent(Instrument instrument, CandleInterval interval) {
        want(instrument.symbol(), interval, Instant.EPOCH, clock.instant());
    }

    @Override
    public void closed(KeptCandle candle) {
        if (candle.gap()) {
            corrected(candle);
        }
    }

    @Override
    public void corrected(KeptCandle candle) {
        want(candle.candle().symbol(), candle.candle().interval(), candle.openTime(), candle.closeTime());
    }

    @Override
    public void missed(Symbol symbol, Instant from, Instant to) {
        Arrays.stream(CandleInterval.values()).forEach(interval -> want(symbol, interval, from, to));
    }

    private void want(Symbol symbol, CandleInterval interval, Instant from, Instant to) {
        Instant end = interval.openOf(to);
        Instant earliest = end.minus(
                interval.length().multipliedBy(interval == CandleInterval.ONE_MINUTE ? MINUTES_BACK : CANDLES_BACK));
        Instant start = interval.openOf(from);
        add(new Stretch(symbol, interval, start.isBefore(earliest) ? earliest : start, end, 0));
    }

    private void add(Stretch stretch) {
        if (stretch.from().isBefore(stretch.to()) && stretches.size() < WAITING && !stretches.contains(stretch)) {
            stretches.add(stretch);
        }
        waiting = stretches.size();
    }

    /** Asks the next question, unless one is open or the venue was in trouble a short time ago. Never fails. */
    public Future<Void> next() {
        if (asking || stretches.isEmpty() || clock.instant().isBefore(restUntil)) {
            return Future.succeededFuture();
        }
        asking = true;
        Stretch stretch = stretches.remove();
        waiting = stretches.size();
        return fill(stretch).onFailure(cause -> rest(stretch)).otherwiseEmpty().onComplete(done -> asking = false);
    }

    private Future<Void> fill(Stretch stretch) {
        int most = (int) (Duration.between(stretch.from(), stretch.to()).toMillis()
                / stretch.interval().length().toMillis());
        return store.find(new CandleStore.Range(
                        market.source(),
                        stretch.symbol(),
                        stretch.interval(),
                        stretch.from(),
                        stretch.to(),
                        most,
                        CandleStore.End.OLDEST))
                .compose(known -> ask(missing(stretch, known)));
    }

    /** From the first candle that is missing to the last. */
    private static Stretch missing(Stretch stretch, List<KeptCandle> known) {
        var whole = known.stream()
                .filter(candle -> candle.candle().closed() && !candle.gap())
                .map(KeptCandle::openTime)
                .collect(Collectors.toSet());
        Instant from = stretch.from();
        Instant to = stretch.to();
        Duration length = stretch.interval().length();
        while (from.isBefore(to) && whole.contains(from)) {
            from = from.plus(length);
        }
        while (from.isBefore(to) && whole.contains(to.minus(length))) {
            to = to.minus(length);
        }
        return new Stretch(stretch.symbol(), stretch.interval(), from, to, stretch.attempts());
    }

    private Future<Void> ask(Stretch missing) {
        if (!missing.from().isBefore(missing.to())) {
            return Future.succeededFuture();
        }
        return venue.candles(missing.symbol(), missing.interval(), missing.from(), missing.to())
                .compose(candles -> keep(missing, candles));
    }

    private Future<Void> keep(Stretch missing, List<Candle> candles) {
        rest = FIRST_REST;
        List<KeptCandle> closed = withPauses(candles.stream()
                .filter(candle -> candle.closed()
                        && !candle.openTime().isBefore(missing.from())
                        && candle.openTime().isBefore(missing.to()))
                .toList());
        if (closed.isEmpty()) {
            again(missing);
            return Future.succeededFuture();
        }
        add(missing.from(closed.get(closed.size() - 1).closeTime()));
        return store.store(market.source(), closed).onSuccess(stored -> tell(missing, closed));
    }

    /** Some venues leave out candles without trades; between two that they tell there was nothing. */
    private static List<KeptCandle> withPauses(List<Candle> told) {
        List<KeptCandle> all = new ArrayList<>();
        for (Candle candle : told) {
            while (!all.isEmpty() && all.get(all.size() - 1).closeTime().isBefore(candle.openTime())) {
                all.add(KeptCandle.told(pauseAfter(all.get(all.size() - 1).candle())));
            }
            all.add(KeptCandle.told(candle));
        }
        return all;
    }

    private static Candle pauseAfter(Candle before) {
        return new Candle(
                before.symbol(),
                before.interval(),
                before.closeTime(),
                before.close(),
                before.close(),
                before.close(),
                before.close(),
                Quantity.ZERO,
                true);
    }

    private void tell(Stretch missing, List<KeptCandle> closed) {
        told.add(closed.size());
        if (missing.interval() == CandleInterval.ONE_MINUTE) {
            followed.complete(missing.symbol(), closed);
        }
    }

    private void again(Stretch stretch) {
        if (stretch.attempts() + 1 < ATTEMPTS) {
            add(stretch.again());
        }
    }

    private void rest(Stretch stretch) {
        failed.increment();
        again(stretch);
        restUntil = clock.instant().plus(rest);
        Duration longer = rest.multipliedBy(2);
        rest = longer.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : longer;
    }

    /** How many stretches wait for their question. */
    public int waiting() {
        return waiting;
    }

    /** How many candles the venue told. */
    public long told() {
        return told.sum();
    }

    /** How many questions failed. */
    public long failed() {
        return failed.sum();
    }
}
