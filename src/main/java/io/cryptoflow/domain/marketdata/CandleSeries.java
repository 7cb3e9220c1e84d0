package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The candles of one symbol in every interval, and its last 24 hours, from its trades in the order in which they come.
 *
 * <p>A trade touches the open minute only. A minute without trades is a candle all the same: it repeats the close before it
 * with a volume of zero. A minute that was not followed has no candle, and one that was followed in part has a gap.
 */
public final class CandleSeries {
    /** After a longer pause candles start anew instead of repeating the last close all that time. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Symbol symbol;
    private final boolean numbered;
    private final Listener listener;
    private final LongerCandles longer;
    private DayWindow day;
    private Optional<CandleBuilder> minute = Optional.empty();
    private Optional<TradeMark> last = Optional.empty();
    private boolean proven;

    /** Hears of candles, in every interval, the shorter first. */
    public interface Listener {
        /** Its time is over. */
        void closed(KeptCandle candle);

        /** It had closed, and turned out to have a gap. */
        void corrected(KeptCandle candle);

        /** There are no candles of {@code symbol} between the two moments. */
        void missed(Symbol symbol, Instant from, Instant to);
    }

    /** What became of a trade. */
    public enum Taken {
        /** It is in the candles. */
        COUNTED,
        /** It was in the candles already. */
        REPEATED,
        /** Its minute had closed; that minute has a gap now. */
        LATE
    }

    /** @param numbered whether the source numbers the trades of a symbol one by one, as live venues do */
    public CandleSeries(Symbol symbol, boolean numbered, Listener listener) {
        this.symbol = symbol;
        this.numbered = numbered;
        this.listener = listener;
        longer = new LongerCandles(symbol);
        day = new DayWindow(symbol, List.of());
    }

    /**
     * Goes on from what was kept before this process, oldest first, the last of which may be open. Whether trades were
     * missed since then shows with the first trade; until then nothing closes.
     */
    public void restore(List<KeptCandle> minutes) {
        rebuild(minutes.stream().filter(kept -> kept.candle().closed()).toList());
        for (KeptCandle kept : minutes) {
            last = kept.lastTrade().or(() -> last);
            minute = kept.candle().closed() ? Optional.empty() : Optional.of(CandleBuilder.goingOn(kept));
        }
        minute.ifPresent(this::openLonger);
    }

    /** Takes in a trade. */
    public Taken take(PublicTrade trade) {
        TradeMark.Step step = step(trade);
        if (step == TradeMark.Step.REPEATED) {
            return Taken.REPEATED;
        }
        Instant open = CandleInterval.ONE_MINUTE.openOf(trade.occurredAt());
        if (minute.map(growing -> open.isBefore(growing.openTime())).orElse(false)) {
            last = last.map(mark -> new TradeMark(trade.tradeId(), mark.occurredAt()));
            markGap(trade.occurredAt());
            return Taken.LATE;
        }
        Instant missedSince = last.map(TradeMark::occurredAt).orElse(trade.occurredAt());
        CandleBuilder builder = reach(open, trade, step);
        if (proven && step == TradeMark.Step.AFTER_MISSED) {
            markGap(missedSince);
        }
        builder.add(trade);
        proven = true;
        last = Optional.of(TradeMark.of(trade));
        return Taken.COUNTED;
    }

    private TradeMark.Step step(PublicTrade trade) {
        TradeMark.Step unknown = proven ? TradeMark.Step.LATER : TradeMark.Step.AFTER_MISSED;
        TradeMark.Step step =
                last.filter(mark -> numbered).map(mark -> mark.to(trade)).orElse(unknown);
        return step == TradeMark.Step.LATER ? unknown : step;
    }

    /** The minute that opened at {@code open}; those before it are closed. */
    private CandleBuilder reach(Instant open, PublicTrade trade, TradeMark.Step step) {
        if (!proven && step == TradeMark.Step.AFTER_MISSED) {
            minute.ifPresent(CandleBuilder::markGap);
            return minute.filter(growing -> growing.openTime().equals(open)).orElseGet(() -> startAt(open, trade));
        }
        if (minute.isEmpty()) {
            day.newest()
                    .ifPresent(
                            before -> start(before.closeTime(), before.candle().close()));
        }
        if (minute.map(growing -> isPause(growing, open)).orElse(true)) {
            return startAt(open, trade);
        }
        closeUntil(open, Integer.MAX_VALUE);
        return minute.orElseThrow();
    }

    private static boolean isPause(CandleBuilder growing, Instant open) {
        return Duration.between(growing.openTime(), open).compareTo(LONGEST_PAUSE) > 0;
    }

    /** Starts anew with {@code trade}: unless it falls on the opening itself, some may have come before it. */
    private CandleBuilder startAt(Instant open, PublicTrade trade) {
        closeUntil(open, 1);
        Optional<Instant> known = day.newest().map(KeptCandle::closeTime);
        CandleBuilder started = start(open, trade.price());
        if (!trade.occurredAt().equals(open)) {
            started.markGap();
        }
        known.filter(open::isAfter).ifPresent(from -> listener.missed(symbol, from, open));
        return started;
    }

    private CandleBuilder start(Instant open, Price before) {
        CandleBuilder started = new CandleBuilder(symbol, CandleInterval.ONE_MINUTE, open, before);
        minute = Optional.of(started);
        longer.openAt(open, before, listener::closed);
        return started;
    }

    private void closeUntil(Instant time, int most) {
        for (int i = 0; i < most && isOver(time); i++) {
            CandleBuilder ended = minute.orElseThrow();
            minute =
                    Optional.of(new CandleBuilder(symbol, CandleInterval.ONE_MINUTE, ended.closeTime(), ended.close()));
            KeptCandle closed = ended.closed();
            day.add(closed);
            listener.closed(closed);
            longer.add(closed, listener::closed);
        }
    }

    private boolean isOver(Instant time) {
        return minute.map(growing -> !growing.closeTime().isAfter(time)).orElse(false);
    }

    /**
     * The market's time is {@code now} and no trade from before is to come: closes what is over.
     *
     * @param followed whether trades would have come if there had been any; otherwise what closes has a gap
     */
    public void advance(Instant now, boolean followed) {
        if (!proven) {
            return;
        }
        if (minute.map(growing -> isPause(growing, now)).orElse(false)) {
            proven = false;
            return;
        }
        while (isOver(now)) {
            minute.filter(growing -> !followed).ifPresent(CandleBuilder::markGap);
            closeUntil(now, 1);
        }
    }

    /** Puts closed minutes that a venue told in the place of missing ones and of those with a gap. */
    public void complete(List<KeptCandle> told) {
        SortedMap<Instant, KeptCandle> minutes = new TreeMap<>();
        day.minutes().forEach(known -> minutes.put(known.openTime(), known));
        told.forEach(better -> minutes.merge(better.openTime(), better, (known, same) -> known.gap() ? same : known));
        if (!proven) {
            minute = minute.filter(left -> !minutes.containsKey(left.openTime()));
        }
        rebuild(minute.map(growing -> minutes.headMap(growing.openTime()))
                .orElse(minutes)
                .values());
        minute.ifPresent(this::openLonger);
    }

    private void rebuild(Collection<KeptCandle> minutes) {
        List<KeptCandle> closed = List.copyOf(minutes);
        day = new DayWindow(symbol, closed);
        longer.rebuild(closed);
    }

    private void openLonger(CandleBuilder growing) {
        longer.openAt(growing.openTime(), growing.close(), candle -> {});
    }

    private void markGap(Instant from) {
        minute.ifPresent(CandleBuilder::markGap);
        if (day.isAnyWholeSince(from)) {
            List<KeptCandle> marked = new ArrayList<>();
            day.minutes().forEach(known -> marked.add(known.markedSince(from, listener::corrected)));
            day = new DayWindow(symbol, marked);
        }
        longer.markGap(from, listener::corrected);
    }

    /** The candle that is open now. */
    public Optional<KeptCandle> growing(CandleInterval interval) {
        return minute.map(CandleBuilder::growing)
                .map(open -> interval == CandleInterval.ONE_MINUTE ? open : longer.growing(interval, open));
    }

    /** What is remembered, oldest first, with the open candle: minutes of a day, fewer of longer intervals. */
    public List<KeptCandle> recent(CandleInterval interval) {
        List<KeptCandle> recent =
                new ArrayList<>(interval == CandleInterval.ONE_MINUTE ? day.minutes() : longer.recent(interval));
        growing(interval).ifPresent(recent::add);
        return recent;
    }

    /** The 24 hours until {@code now}; absent where nothing was traded in them. */
    public Optional<MarketStatistics> statistics(Instant now) {
        return day.statistics(now, growing(CandleInterval.ONE_MINUTE));
    }
}
