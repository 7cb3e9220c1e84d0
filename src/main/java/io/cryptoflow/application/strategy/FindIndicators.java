package io.cryptoflow.application.strategy;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.CandleHistory;
import io.cryptoflow.application.port.IndicatorEngine;
import io.cryptoflow.application.port.Workers;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.IndicatorPoint;
import io.cryptoflow.domain.strategy.IndicatorTerms;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** An indicator over closed candles, computed on a worker thread, from enough candles before the first one that is shown. */
public final class FindIndicators implements UseCase<FindIndicators.Query, FindIndicators.Result> {
    private final CandleHistory history;
    private final IndicatorEngine engine;
    private final Workers workers;
    private final InstantSource clock;

    /**
     * Which points.
     *
     * @param from opening time of the first candle that is shown; without it the newest are shown
     * @param to first opening time that is not shown any more; without it up to now
     * @param limit how many at most, the newest of them
     */
    public record Query(
            Symbol symbol,
            CandleInterval interval,
            IndicatorTerms terms,
            Optional<Instant> from,
            Optional<Instant> to,
            int limit) {}

    /** The points, oldest first; a candle that too few candles precede has none. */
    public record Result(Symbol symbol, CandleInterval interval, IndicatorTerms terms, List<IndicatorPoint> points) {
        /** Keeps its own copy. */
        public Result {
            points = List.copyOf(points);
        }
    }

    public FindIndicators(CandleHistory history, IndicatorEngine engine, Workers workers, InstantSource clock) {
        this.history = history;
        this.engine = engine;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Query query) {
        Instant to = query.to().orElseGet(clock::instant);
        if (query.from().map(from -> !from.isBefore(to)).orElse(false)) {
            return Future.failedFuture(new FailureException(new Failure(
                    Failure.Kind.UNPROCESSABLE, "INVALID_RANGE", "expected a time after from", Optional.of("to"))));
        }
        int candles = query.limit() + query.terms().history();
        return history.newest(query.symbol(), query.interval(), Instant.EPOCH, to, candles)
                .compose(found -> workers.compute(() -> points(query, found)))
                .map(points -> new Result(query.symbol(), query.interval(), query.terms(), points));
    }

    private List<IndicatorPoint> points(Query query, List<Candle> candles) {
        List<IndicatorPoint> all = engine.compute(query.terms(), candles).stream()
                .filter(point -> query.from()
                        .map(from -> !point.openTime().isBefore(from))
                        .orElse(true))
                .toList();
        return all.subList(Math.max(0, all.size() - query.limit()), all.size());
    }
}
