package io.cryptoflow.bench;

import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.domain.instrument.Symbol;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fifty tickers from a venue with a latency of 20 ms: one after the other, all at once, and from the cache. */
final class TickerBenchmark {
    private static final int SYMBOLS = 50;
    private static final int CALLERS = 64;
    private static final int IN_FLIGHT = 2_000;
    private static final int ROUNDS = 3;
    private static final int ANSWERS = 30;
    private static final int PACED_PER_SECOND = 600;
    private static final List<Integer> SIZES = List.of(10, 50, 100, 500);
    private static final long PID = ProcessHandle.current().pid();

    private final Vertx vertx;
    private final int seconds;
    private final Series sequential = new Series("one after the other, an answer", "%.1f ms");
    private final Series slowest = new Series("  slowest single call of it", "%.2f ms");
    private final Series concurrent = new Series("all at once, an answer", "%.2f ms");
    private final Series ratio = new Series("  all at once / slowest single call", "%.2f");
    private final Series rate = new Series("64 callers at once, nothing shared", "%.0f answers/s");
    private final Series rateP99 = new Series("  p99 of an answer", "%.1f ms");
    private final Series cpu = new Series("  CPU per symbol", "%.1f us");
    private final Series venueCpu = new Series("  CPU of the venue per symbol", "%.1f us");
    private final Series paced = new Series("cached over HTTP, 64 connections, 600/s: p99", "%.2f ms");
    private final Series cachedRate = new Series("cached over HTTP, 64 connections, no pause", "%.0f answers/s");
    private final Series cachedP50 = new Series("  p50", "%.2f ms");
    private final Series cachedP99 = new Series("  p99", "%.2f ms");
    private final List<Series> perSymbol = new ArrayList<>();

    TickerBenchmark(Vertx vertx, int seconds) {
        this.vertx = vertx;
        this.seconds = seconds;
        SIZES.forEach(size -> perSymbol.add(new Series("CPU per symbol, answers of " + size, "%.1f us")));
    }

    void run() {
        try (JavaProcess venue = JavaProcess.start(TickerVenue.class);
                JavaProcess gateway = JavaProcess.start(TickerGateway.class, Integer.toString(venue.port()))) {
            FindTickers uncached = TickerMarket.findTickers(vertx, venue.port(), Duration.ZERO);
            TickerCallers callers = new TickerCallers(vertx, uncached);
            warmUp(callers, gateway.port());
            for (int round = 0; round < ROUNDS; round++) {
                single(callers);
                many(callers, venue.pid());
                sizes(callers);
                cached(gateway.port());
            }
        }
    }

    /** Few callers first: the first calls of a cold process take long, and all of them open connections. */
    private void warmUp(TickerCallers callers, int port) {
        for (int i = 0; i < ANSWERS; i++) {
            callers.once(TickerMarket.symbols(0, SYMBOLS));
        }
        callers.run(callers(SYMBOLS, CALLERS / 8), seconds);
        callers.run(callers(SYMBOLS, CALLERS), 2 * seconds);
        http(port, CALLERS, 2 * seconds);
        http(port, 0, seconds);
        Progress.show("warm");
    }

    private void single(TickerCallers callers) {
        List<Symbol> fifty = TickerMarket.symbols(0, SYMBOLS);
        List<Double> calls = callers.oneAfterTheOther(fifty, 1);
        sequential.add(calls.stream().mapToDouble(Double::doubleValue).sum());
        slowest.add(Collections.max(calls));
        List<Double> answers = IntStream.range(0, ANSWERS)
                .mapToObj(i -> callers.once(fifty))
                .sorted()
                .toList();
        concurrent.add(answers.get(ANSWERS / 2));
        ratio.add(answers.get(ANSWERS / 2) / Collections.max(calls));
        List.of(sequential, slowest, concurrent, ratio).forEach(series -> Progress.show(series.last()));
    }

    private void many(TickerCallers callers, long venue) {
        double before = ProcessUse.cpuSeconds(PID);
        double venueBefore = ProcessUse.cpuSeconds(venue);
        Throughput answers = callers.run(callers(SYMBOLS, CALLERS), seconds);
        rate.add(answers.perSecond());
        rateP99.add(answers.p99Millis());
        double symbols = (double) answers.count() * SYMBOLS;
        cpu.add((ProcessUse.cpuSeconds(PID) - before) * 1e6 / symbols);
        venueCpu.add((ProcessUse.cpuSeconds(venue) - venueBefore) * 1e6 / symbols);
        List.of(rate, cpu, venueCpu).forEach(series -> Progress.show(series.last()));
    }

    private void sizes(TickerCallers callers) {
        for (int i = 0; i < SIZES.size(); i++) {
            int size = SIZES.get(i);
            double before = ProcessUse.cpuSeconds(PID);
            Throughput answers = callers.run(callers(size, IN_FLIGHT / size), seconds);
            perSymbol.get(i).add((ProcessUse.cpuSeconds(PID) - before) * 1e6 / answers.count() / size);
            Progress.show(perSymbol.get(i).last());
        }
    }

    private void cached(int port) {
        paced.add(http(port, PACED_PER_SECOND, seconds).p99Millis());
        Throughput answers = http(port, 0, seconds);
        cachedRate.add(answers.perSecond());
        cachedP50.add(answers.p50Millis());
        cachedP99.add(answers.p99Millis());
        List.of(paced, cachedRate, cachedP99).forEach(series -> Progress.show(series.last()));
    }

    private static List<List<Symbol>> callers(int size, int callers) {
        return IntStream.range(0, callers)
                .mapToObj(caller -> TickerMarket.symbols(caller * size, size))
                .toList();
    }

    private Throughput http(int port, int perSecond, int time) {
        String symbols =
                TickerMarket.symbols(0, SYMBOLS).stream().map(Symbol::toString).collect(Collectors.joining(","));
        Buffer request = Buffer.buffer("GET /api/v1/market/tickers?symbols=" + symbols
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer cf_bench\r\n\r\n");
        NetClient client = vertx.createNetClient();
        long pace = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) * CALLERS / perSecond;
        long now = System.nanoTime();
        long deadline = now + TimeUnit.SECONDS.toNanos(time);
        List<Latencies> measured = Waiting.result(Future.all(IntStream.range(0, CALLERS)
                        .mapToObj(i -> TickerConnection.run(
                                vertx, client, port, request, now + pace * i / CALLERS, pace, deadline))
                        .toList()))
                .list();
        Waiting.result(client.close());
        return Latencies.over(time, measured);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Series.header(String.format(
                Locale.ROOT, "%d tickers, venue with 20 ms, %d rounds of %d s", SYMBOLS, ROUNDS, seconds)));
        List.of(sequential, slowest, concurrent, ratio, rate, rateP99, cpu, venueCpu)
                .forEach(series -> lines.add(series.line()));
        perSymbol.forEach(series -> lines.add(series.line()));
        List.of(paced, cachedRate, cachedP50, cachedP99).forEach(series -> lines.add(series.line()));
        return lines;
    }
}
