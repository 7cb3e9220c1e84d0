package io.cryptoflow.application.backtest;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.CandleFiles;
import io.cryptoflow.application.port.CandleHistory;
import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.StrategyEngine;
import io.cryptoflow.application.port.Workers;
import io.cryptoflow.domain.backtest.BacktestTerms;
import io.cryptoflow.domain.backtest.Liquidity;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.InvalidParameter;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes on a backtest; it is played when its turn comes. */
public final class StartBacktest implements UseCase<StartBacktest.Command, StartBacktest.Result> {
    /** Candles that one backtest plays at most. */
    public static final int MOST_CANDLES = 100_000;

    private final InstrumentCatalog instruments;
    private final Candles candles;
    private final StrategyEngine strategies;
    private final Backtests backtests;
    private final BigDecimal commission;
    private final Origin origin;
    private final Consumer<Backtest> progress;

    /** Where candles come from, and the threads that read and play them. */
    public record Candles(CandleHistory history, CandleFiles files, Workers workers) {}

    /** Names and times of new backtests. */
    public record Origin(Supplier<BacktestId> ids, InstantSource clock) {}

    /**
     * What is to be played.
     *
     * @param cash what there is at the beginning, in the quote asset
     * @param commission share of what a fill receives; without it that of takers at the paper venue
     */
    public record Command(
            AccountId account,
            Symbol symbol,
            CandleInterval interval,
            StrategyRules rules,
            CandleRange range,
            BigDecimal cash,
            Optional<BigDecimal> commission,
            Liquidity liquidity) {}

    /** The backtest, not played yet. */
    public record Result(Backtest backtest) {}

    /**
     * @param commission of takers at the paper venue
     * @param progress hears of every whole percent of every backtest, on any thread
     */
    public StartBacktest(
            InstrumentCatalog instruments,
            Candles candles,
            StrategyEngine strategies,
            Backtests backtests,
            BigDecimal commission,
            Origin origin,
            Consumer<Backtest> progress) {
        this.instruments = instruments;
        this.candles = candles;
        this.strategies = strategies;
        this.backtests = backtests;
        this.commission = commission;
        this.origin = origin;
        this.progress = progress;
    }

    @Override
    public Future<Result> handle(Command command) {
        BacktestTerms terms = terms(command);
        checkRange(command.range());
        return checkFile(command.range()).map(checked -> admit(command, terms));
    }

    private BacktestTerms terms(Command command) {
        Instrument instrument = instruments
                .find(command.symbol())
                .orElseThrow(() -> unprocessable("symbol", "UNKNOWN_SYMBOL", command.symbol() + " is not listed"));
        try {
            return new BacktestTerms(
                    instrument,
                    command.interval(),
                    command.rules(),
                    new Money(command.cash(), command.symbol().quote()),
                    command.commission().orElse(commission),
                    command.liquidity());
        } catch (InvalidParameter wrong) {
            throw unprocessable(wrong.field(), "INVALID_BACKTEST", wrong.expected());
        }
    }

    private static void checkRange(CandleRange range) {
        boolean empty = range.from()
                .flatMap(from -> range.to().map(to -> !from.isBefore(to)))
                .orElse(false);
        if (empty) {
            throw unprocessable("to", "INVALID_RANGE", "expected a time after from");
        }
    }

    private Future<Void> checkFile(CandleRange range) {
        if (range.file().isEmpty()) {
            return Future.succeededFuture();
        }
        String name = range.file().get();
        return candles.workers()
                .compute(() -> candles.files().has(name))
                .compose(there -> there
                        ? Future.succeededFuture()
                        : Future.failedFuture(unprocessable(
                                "file", "UNKNOWN_FILE", "expected a file in the folder of the backtests")));
    }

    private static FailureException unprocessable(String field, String code, String detail) {
        return new FailureException(new Failure(Failure.Kind.UNPROCESSABLE, code, detail, Optional.of(field)));
    }

    private Result admit(Command command, BacktestTerms terms) {
        Backtest queued = Backtest.queued(
                origin.ids().get(),
                command.account(),
                terms,
                command.range(),
                origin.clock().instant());
        backtests.admit(new BacktestJob(queued, range -> load(terms, range), strategies, progress));
        return new Result(queued);
    }

    private Future<List<Candle>> load(BacktestTerms terms, CandleRange range) {
        Symbol symbol = terms.instrument().symbol();
        if (range.file().isPresent()) {
            String name = range.file().get();
            return candles.workers().compute(() -> candles.files().read(name, symbol, terms.interval()).stream()
                    .filter(candle -> range.contains(candle.openTime()))
                    .limit(MOST_CANDLES)
                    .toList());
        }
        Instant from = range.from().orElse(Instant.EPOCH);
        Instant to = range.to().orElseGet(() -> origin.clock().instant());
        return candles.history().newest(symbol, terms.interval(), from, to, MOST_CANDLES);
    }
}
