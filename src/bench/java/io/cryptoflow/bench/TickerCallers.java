package io.cryptoflow.bench;

import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.domain.instrument.Symbol;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Callers that ask for tickers, each again as soon as it is answered, on one event loop as in the product. */
final class TickerCallers {
    private final Vertx vertx;
    private final FindTickers findTickers;

    TickerCallers(Vertx vertx, FindTickers findTickers) {
        this.vertx = vertx;
        this.findTickers = findTickers;
    }

    /** Lets each of {@code callers} ask for its symbols for {@code seconds}; fails when a ticker is missing. */
    Throughput run(List<List<Symbol>> callers, int seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Promise<List<Latencies>> ended = Promise.promise();
        vertx.runOnContext(start -> Future.all(callers.stream()
                        .map(symbols -> caller(new FindTickers.Query(symbols), deadline))
                        .toList())
                .map(all -> all.<Latencies>list())
                .onComplete(ended));
        return Latencies.over(seconds, Waiting.result(ended.future()));
    }

    private Future<Latencies> caller(FindTickers.Query query, long deadline) {
        Promise<Latencies> ended = Promise.promise();
        ask(query, deadline, new Latencies(), ended);
        return ended.future();
    }

    private void ask(FindTickers.Query query, long deadline, Latencies latencies, Promise<Latencies> ended) {
        long begun = System.nanoTime();
        findTickers
                .handle(query)
                .onSuccess(found -> {
                    long now = System.nanoTime();
                    if (!found.missing().isEmpty()) {
                        ended.tryFail("missing " + found.missing());
                    } else if (now - deadline > 0) {
                        ended.tryComplete(latencies);
                    } else {
                        latencies.add(now - begun);
                        ask(query, deadline, latencies, ended);
                    }
                })
                .onFailure(ended::tryFail);
    }

    /** Asks for one symbol after the other, {@code rounds} times all of them; milliseconds of each single call. */
    List<Double> oneAfterTheOther(List<Symbol> symbols, int rounds) {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            symbols.forEach(symbol -> millis.add(once(List.of(symbol))));
        }
        return millis;
    }

    /** Milliseconds of one answer. */
    double once(List<Symbol> symbols) {
        Promise<Double> millis = Promise.promise();
        vertx.runOnContext(start -> {
            long begun = System.nanoTime();
            findTickers
                    .handle(new FindTickers.Query(symbols))
                    .map(found -> found.missing().isEmpty())
                    .onSuccess(complete -> {
                        if (complete) {
                            millis.complete((System.nanoTime() - begun) / 1e6);
                        } else {
                            millis.fail("a ticker was missing");
                        }
                    })
                    .onFailure(millis::tryFail);
        });
        return Waiting.result(millis.future());
    }
}
