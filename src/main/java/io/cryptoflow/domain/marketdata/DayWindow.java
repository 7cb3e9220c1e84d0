package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The closed minutes of the last 24 hours, summed up so that nothing is ever scanned: sums follow what comes and goes, and
 * two queues hold only the minutes that can still become the highest or the lowest. A minute costs a constant amount of work
 * over its life, a trade none.
 */
final class DayWindow {
    /** With the minute that is open, 24 hours. */
    private static final Duration LENGTH = Duration.ofMinutes(1439);

    private final Symbol symbol;
    private final Deque<KeptCandle> minutes = new ArrayDeque<>();
    private final Deque<KeptCandle> traded = new ArrayDeque<>();
    private final Deque<KeptCandle> highest = new ArrayDeque<>();
    private final Deque<KeptCandle> lowest = new ArrayDeque<>();
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal quoteVolume = BigDecimal.ZERO;
    private int withoutQuoteVolume;
    private int withoutGap;

    DayWindow(Symbol symbol, List<KeptCandle> minutes) {
        this.symbol = symbol;
        minutes.forEach(this::add);
    }

    /** Takes in a closed minute, later than those before it. */
    void add(KeptCandle minute) {
        minutes.add(minute);
        count(minute, 1);
        if (minute.isTraded()) {
            traded.add(minute);
            push(highest, minute, (before, now) -> !before.high().isAbove(now.high()));
            push(lowest, minute, (before, now) -> !before.low().isBelow(now.low()));
        }
        moveTo(minute.closeTime());
    }

    /** The minutes, oldest first. */
    List<KeptCandle> minutes() {
        return List.copyOf(minutes);
    }

    /** Whether any minute that closed after {@code from} has no gap. */
    boolean isAnyWholeSince(Instant from) {
        Iterator<KeptCandle> newestFirst = minutes.descendingIterator();
        while (newestFirst.hasNext()) {
            KeptCandle minute = newestFirst.next();
            if (!minute.closeTime().isAfter(from)) {
                return false;
            }
            if (!minute.gap()) {
                return true;
            }
        }
        return false;
    }

    /** The last minute that closed. */
    Optional<KeptCandle> newest() {
        return Optional.ofNullable(minutes.peekLast());
    }

    /** The 24 hours that end in the minute of {@code now}; absent where nothing was traded in them. */
    Optional<MarketStatistics> statistics(Instant now, Optional<KeptCandle> growing) {
        Instant from = moveTo(CandleInterval.ONE_MINUTE.openOf(now));
        Optional<KeptCandle> tradedNow = growing.filter(KeptCandle::isTraded);
        if (traded.isEmpty() && tradedNow.isEmpty()) {
            return Optional.empty();
        }
        Candle first = Optional.ofNullable(traded.peekFirst())
                .or(() -> tradedNow)
                .orElseThrow()
                .candle();
        Candle last = tradedNow.orElseGet(traded::peekLast).candle();
        Price high = Optional.ofNullable(highest.peekFirst())
                .map(minute -> minute.candle().high())
                .orElse(last.high());
        Price low = Optional.ofNullable(lowest.peekFirst())
                .map(minute -> minute.candle().low())
                .orElse(last.low());
        return Optional.of(new MarketStatistics(
                symbol,
                from,
                first.open(),
                high.isAbove(last.high()) ? high : last.high(),
                low.isBelow(last.low()) ? low : last.low(),
                last.close(),
                new Quantity(volume.add(amount(tradedNow))),
                quoteVolume(tradedNow),
                !isWhole(from, growing)));
    }

    private static BigDecimal amount(Optional<KeptCandle> minute) {
        return minute.map(kept -> kept.candle().volume().amount()).orElse(BigDecimal.ZERO);
    }

    private Optional<Money> quoteVolume(Optional<KeptCandle> tradedNow) {
        boolean known = withoutQuoteVolume == 0
                && tradedNow.map(minute -> minute.quoteVolume().isPresent()).orElse(true);
        BigDecimal now =
                tradedNow.flatMap(KeptCandle::quoteVolume).map(Money::amount).orElse(BigDecimal.ZERO);
        return known ? Optional.of(new Money(quoteVolume.add(now), symbol.quote())) : Optional.empty();
    }

    private boolean isWhole(Instant from, Optional<KeptCandle> growing) {
        return growing.filter(minute -> !minute.gap())
                .map(minute -> Duration.between(from, minute.openTime()).toMinutes() == withoutGap)
                .orElse(false);
    }

    /** Lets go of what is older than 24 hours when the minute that opened at {@code open} is the last. */
    private Instant moveTo(Instant open) {
        Instant from = open.minus(LENGTH);
        while (isBefore(from, minutes)) {
            count(minutes.remove(), -1);
        }
        for (Deque<KeptCandle> queue : List.of(traded, highest, lowest)) {
            while (isBefore(from, queue)) {
                queue.remove();
            }
        }
        return from;
    }

    private static boolean isBefore(Instant from, Deque<KeptCandle> queue) {
        return !queue.isEmpty() && queue.element().openTime().isBefore(from);
    }

    private void count(KeptCandle minute, int times) {
        BigDecimal sign = BigDecimal.valueOf(times);
        volume = volume.add(minute.candle().volume().amount().multiply(sign));
        withoutGap += minute.gap() ? 0 : times;
        withoutQuoteVolume += minute.quoteVolume().isPresent() ? 0 : times;
        quoteVolume = minute.quoteVolume()
                .map(worth -> quoteVolume.add(worth.amount().multiply(sign)))
                .orElse(quoteVolume);
    }

    private static void push(Deque<KeptCandle> queue, KeptCandle minute, BiPredicate<Candle, Candle> isBeaten) {
        while (!queue.isEmpty() && isBeaten.test(queue.getLast().candle(), minute.candle())) {
            queue.removeLast();
        }
        queue.add(minute);
    }
}
