package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Price;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The candles of one symbol that are longer than a minute. Each interval is a whole multiple of the one before it, so a
 * candle is put together from those of the next shorter interval when they close: a minute costs one addition, mostly.
 */
final class LongerCandles {
    private static final List<CandleInterval> INTERVALS = List.of(
            CandleInterval.FIVE_MINUTES,
            CandleInterval.FIFTEEN_MINUTES,
            CandleInterval.ONE_HOUR,
            CandleInterval.FOUR_HOURS,
            CandleInterval.ONE_DAY);
    private static final int REMEMBERED = 32;

    private final Symbol symbol;
    private final List<CandleBuilder> builders = new ArrayList<>();
    private final Map<CandleInterval, Deque<KeptCandle>> closed = new EnumMap<>(CandleInterval.class);

    LongerCandles(Symbol symbol) {
        this.symbol = symbol;
        INTERVALS.forEach(interval -> closed.put(interval, new ArrayDeque<>()));
    }

    /** Takes in a closed minute, and hands out what closes with it, shortest first. */
    void add(KeptCandle minute, Consumer<KeptCandle> listener) {
        openAt(minute.openTime(), minute.candle().open(), listener);
        builders.get(0).add(minute);
        openAt(minute.closeTime(), minute.candle().close(), listener);
    }

    /** Moves on to the candles that {@code time} belongs to; what ended before is handed out. */
    void openAt(Instant time, Price before, Consumer<KeptCandle> listener) {
        if (builders.isEmpty()) {
            INTERVALS.forEach(interval -> builders.add(opened(interval, time, before)));
        }
        for (int i = 0; i < INTERVALS.size() && !builders.get(i).closeTime().isAfter(time); i++) {
            CandleBuilder ended = builders.set(i, opened(INTERVALS.get(i), time, before));
            if (!ended.isUntouched()) {
                close(i, ended.closed(), listener);
            }
        }
    }

    private CandleBuilder opened(CandleInterval interval, Instant time, Price before) {
        return new CandleBuilder(symbol, interval, interval.openOf(time), before);
    }

    private void close(int place, KeptCandle candle, Consumer<KeptCandle> listener) {
        Deque<KeptCandle> remembered = closed(INTERVALS.get(place));
        remembered.add(candle);
        if (remembered.size() > REMEMBERED) {
            remembered.remove();
        }
        if (place + 1 < builders.size()) {
            builders.get(place + 1).add(candle);
        }
        listener.accept(candle);
    }

    /** The candle of {@code interval} as it stands with {@code minute}, which is growing. */
    KeptCandle growing(CandleInterval interval, KeptCandle minute) {
        KeptCandle part = minute;
        for (int i = 0; i <= INTERVALS.indexOf(interval); i++) {
            part = builders.get(i).growingWith(part);
        }
        return part;
    }

    /** The last few closed candles of {@code interval}, oldest first. */
    List<KeptCandle> recent(CandleInterval interval) {
        return List.copyOf(closed(interval));
    }

    /** Trades since {@code from} never came: marks what is open, and what closed since then, which is handed out again. */
    void markGap(Instant from, Consumer<KeptCandle> listener) {
        builders.forEach(CandleBuilder::markGap);
        closed.values().forEach(remembered -> {
            List<KeptCandle> all = List.copyOf(remembered);
            remembered.clear();
            all.forEach(candle -> remembered.add(candle.markedSince(from, listener)));
        });
    }

    /** Builds everything again from {@code minutes}. Of what closed, only what they hold whole is remembered. */
    void rebuild(List<KeptCandle> minutes) {
        builders.clear();
        closed.values().forEach(Deque::clear);
        minutes.forEach(minute -> add(minute, candle -> {}));
        closed.values().forEach(remembered -> remembered.removeIf(KeptCandle::gap));
    }

    private Deque<KeptCandle> closed(CandleInterval interval) {
        return closed.getOrDefault(interval, new ArrayDeque<>());
    }
}
