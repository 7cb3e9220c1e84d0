package io.cryptoflow.bench;

import io.cryptoflow.domain.backtest.BacktestTerms;
import io.cryptoflow.domain.backtest.Liquidity;
import io.cryptoflow.domain.backtest.Simulation;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.strategy.StrategyRules.Average;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.ta4j.Ta4jStrategies;
import io.cryptoflow.infrastructure.tape.CandleFolder;
import io.cryptoflow.infrastructure.tape.TapeSymbol;
import io.cryptoflow.infrastructure.workers.PatientWorkers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Fifty symbols, each with eight months of candles of an hour, by one worker and by two. */
final class BacktestSpeed {
    private static final int ROUNDS = 3;
    private static final int SLICE = 16;
    private static final long START_OF_THREADS_MILLIS = 300;
    private static final StrategyRules RULES = new StrategyRules.CrossingAverages(Average.SMA, 10, 50);

    private final Vertx vertx;
    private final List<List<Candle>> symbols;

    BacktestSpeed(Vertx vertx, Path folder) {
        this.vertx = vertx;
        this.symbols = read(folder);
    }

    private static List<List<Candle>> read(Path folder) {
        CandleFolder files = new CandleFolder(folder);
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted()
                    .map(file -> files.read(
                            String.valueOf(file.getFileName()),
                            TapeSymbol.fromName(file).orElseThrow(),
                            CandleInterval.ONE_HOUR))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> run() {
        Series one = new Series("1 worker", "%.2f s");
        Series two = new Series("2 workers", "%.2f s");
        Series speedUp = new Series("speed-up", "%.2f");
        playAll(2);
        for (int round = 0; round < ROUNDS; round++) {
            double alone = playAll(1);
            double together = playAll(2);
            one.add(alone);
            two.add(together);
            speedUp.add(alone / together);
            Progress.show(speedUp.last());
        }
        int candles = symbols.stream().mapToInt(List::size).sum();
        List<String> lines = new ArrayList<>();
        lines.add(Series.header("backtests of " + symbols.size() + " symbols, " + candles + " candles"));
        List.of(one, two, speedUp).forEach(series -> lines.add(series.line()));
        lines.add(String.format(Locale.ROOT, "%.0f candles/s with 2 workers (median)", candles / two.median()));
        return lines;
    }

    private double playAll(int threads) {
        PatientWorkers workers = new PatientWorkers(vertx, threads, symbols.size());
        Waiting.pause(START_OF_THREADS_MILLIS);
        long start = System.nanoTime();
        Waiting.result(Future.all(
                symbols.stream().map(candles -> play(candles, workers)).toList()));
        double seconds = (System.nanoTime() - start) / 1e9;
        Waiting.result(workers.close());
        return seconds;
    }

    private static Future<Void> play(List<Candle> candles, PatientWorkers workers) {
        Symbol symbol = candles.get(0).symbol();
        Instrument instrument =
                new Instrument(symbol, Price.of("0.00000001"), Quantity.of("0.00001"), Money.of("5", symbol.quote()));
        BacktestTerms terms = new BacktestTerms(
                instrument,
                CandleInterval.ONE_HOUR,
                RULES,
                Money.of("10000", symbol.quote()),
                new BigDecimal("0.001"),
                new Liquidity(new BigDecimal("0.1"), new BigDecimal("0.0005")));
        Simulation simulation = new Simulation(terms, new Ta4jStrategies().start(RULES)::next, candles.size());
        AtomicInteger done = new AtomicInteger();
        return workers.work(() -> {
            int to = Math.min(candles.size(), done.get() + SLICE);
            candles.subList(done.getAndSet(to), to).forEach(simulation::advance);
            return to < candles.size();
        });
    }
}
