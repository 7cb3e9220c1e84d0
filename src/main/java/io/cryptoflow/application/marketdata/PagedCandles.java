package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.CandleHistory;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The candles that are found, asked for page by page from the newest backwards. */
public final class PagedCandles implements CandleHistory {
    private static final int PAGE = 1_000;

    private final UseCase<FindCandles.Query, FindCandles.Result> findCandles;

    public PagedCandles(UseCase<FindCandles.Query, FindCandles.Result> findCandles) {
        this.findCandles = findCandles;
    }

    @Override
    public Future<List<Candle>> newest(Symbol symbol, CandleInterval interval, Instant from, Instant to, int limit) {
        return page(new Wanted(symbol, interval, from, limit), to, new ArrayDeque<>());
    }

    private record Wanted(Symbol symbol, CandleInterval interval, Instant from, int limit) {}

    private Future<List<Candle>> page(Wanted wanted, Instant to, Deque<Candle> later) {
        int size = Math.min(PAGE, wanted.limit() - later.size() + 1);
        return findCandles
                .handle(new FindCandles.Query(
                        wanted.symbol(), wanted.interval(), Optional.empty(), Optional.of(to), size))
                .compose(page -> {
                    List<KeptCandle> found = page.candles();
                    boolean enough = addBefore(later, found, wanted);
                    return enough || found.size() < size
                            ? Future.succeededFuture(List.copyOf(later))
                            : page(wanted, found.get(0).openTime(), later);
                });
    }

    /** Answers whether nothing older is wanted. */
    private static boolean addBefore(Deque<Candle> later, List<KeptCandle> page, Wanted wanted) {
        for (int i = page.size() - 1; i >= 0; i--) {
            Candle candle = page.get(i).candle();
            if (later.size() == wanted.limit() || candle.openTime().isBefore(wanted.from())) {
                return true;
            }
            if (candle.closed()) {
                later.addFirst(candle);
            }
        }
        return later.size() == wanted.limit();
    }
}
