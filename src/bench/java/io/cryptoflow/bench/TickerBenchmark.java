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
    private static final int ROUNDS = 4;
    private static final int ANSWERS = 30;
    private static final int PACED_PER_SECOND = 600;
    private static final int BARE_BYTES = 12_000;
    private static final int HTTP_WARM_UPS = 3;
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
    private final Cached product = new Cached("cached over HTTP");
    private final Cached bare = new Cached("bare Vert.x, 12,000 bytes");
    private final List<Series> perSymbol = new ArrayList<>();

    TickerBenchmark(Vertx vertx, int seconds) {
        this.vertx = vertx;
        this.seconds = seconds;
        SIZES.forEach(size -> perSymbol.add(new Series("CPU per symbol, answers of " + size, "%.1f us")));
    }

    List<String> run() {
        try (JavaProcess venue = JavaProcess.start(TickerVenue.class);
                JavaProcess gateway = JavaProcess.start(TickerGateway.class, Integer.toString(venue.port()));
                JavaProcess bareServer = JavaProcess.start(BareAnswer.class, Integer.toString(BARE_BYTES))) {
            FindTickers uncached = TickerMarket.findTickers(vertx, venue.port(), Duration.ZERO);
            TickerCallers callers = new TickerCallers(vertx, uncached);
            warmUp(callers);
            List.of(gateway, bareServer).forEach(server -> warmUp(server.port()));
            Progress.show("warm");
            for (int round = 0; round < ROUNDS; round++) {
                single(callers);
                many(callers, venue.pid());
                sizes(callers, round);
                measure(product, gateway.port());
                measure(bare, bareServer.port());
            }
        }
        return lines();
    }

    /** Few callers first: the first calls of a cold process take long, and all of them open connections. */
    private void warmUp(TickerCallers callers) {
        for (int i = 0; i < ANSWERS; i++) {
            callers.once(TickerMarket.symbols(0, SYMBOLS));
        }
        callers.run(callers(SYMBOLS, CALLERS / 8), seconds);
        callers.run(callers(SYMBOLS, CALLERS), 2 * seconds);
    }

    /** As it is measured: the just-in-time compiler takes some twenty seconds for it, during which it takes half of the machine. */
    private void warmUp(int port) {
        http(port, CALLERS, seconds);
        for (int i = 0; i < HTTP_WARM_UPS; i++) {
            http(port, PACED_PER_SECOND, seconds);
            http(port, 0, seconds);
        }
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

    /** In another order in every round, so that what grows by the time does not look as if it grew by the size. */
    private void sizes(TickerCallers callers, int round) {
        for (int n = 0; n < SIZES.size(); n++) {
            int i = (n + round) % SIZES.size();
            int size = SIZES.get(i);
            double before = ProcessUse.cpuSeconds(PID);
            Throughput answers = callers.run(callers(size, IN_FLIGHT / size), seconds);
            perSymbol.get(i).add((ProcessUse.cpuSeconds(PID) - before) * 1e6 / answers.count() / size);
            Progress.show(perSymbol.get(i).last());
        }
    }

    private void measure(Cached of, int port) {
        of.paced().add(http(port, PACED_PER_SECOND, seconds).p99Millis());
        Throughput answers = http(port, 0, seconds);
        of.rate().add(answers.perSecond());
        of.p50().add(answers.p50Millis());
        of.p99().add(answers.p99Millis());
        of.series().forEach(series -> Progress.show(series.last()));
    }

    /** Answers to 64 connections at a pace and as fast as they come. */
    private record Cached(Series paced, Series rate, Series p50, Series p99) {
        Cached(String name) {
            this(
                    new Series(name + ", 600/s: p99", "%.2f ms"),
                    new Series(name + ", no pause", "%.0f answers/s"),
                    new Series("  p50", "%.2f ms"),
                    new Series("  p99", "%.2f ms"));
        }

        List<Series> series() {
            return List.of(paced, rate, p50, p99);
        }
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

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Series.header(String.format(
                Locale.ROOT, "%d tickers, venue with 20 ms, %d rounds of %d s", SYMBOLS, ROUNDS, seconds)));
        List.of(sequential, slowest, concurrent, ratio, rate, rateP99, cpu, venueCpu)
                .forEach(series -> lines.add(series.line()));
        perSymbol.forEach(series -> lines.add(series.line()));
        List.of(product, bare).forEach(cached -> cached.series().forEach(series -> lines.add(series.line())));
        return lines;
    }
}
