package io.cryptoflow.infrastructure.quotes;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** One question to the venue: it waits for its place, goes there and has one end, whichever comes first. */
final class QuoteCall {
    private final Symbol symbol;
    private final Promise<Quote> answer = Promise.promise();
    private final long askedNanos = System.nanoTime();
    private volatile boolean underWay;

    QuoteCall(Symbol symbol) {
        this.symbol = symbol;
    }

    Symbol symbol() {
        return symbol;
    }

    Future<Quote> answer() {
        return answer.future();
    }

    /** Whether it may still go to the venue; it then holds a place. */
    boolean start() {
        underWay = !answer.future().isComplete();
        return underWay;
    }

    /** Whether it holds a place until it ends. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Whether this is its end; it had one already otherwise. */
    boolean end(AsyncResult<Quote> with) {
        return with.succeeded() ? answer.tryComplete(with.result()) : answer.tryFail(with.cause());
    }

    long nanos() {
        return System.nanoTime() - askedNanos;
    }
}
