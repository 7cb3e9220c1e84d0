package io.cryptoflow.infrastructure.quotes;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.infrastructure.quotes.QuoteMetrics.Outcome;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the venue for every symbol at once, each in a call of its own that ends in time, which begins when it is asked for.
 * Beyond the bound calls wait in line; when too many wait, the next are refused. Any thread.
 */
public final class VenueQuotes implements Quotes {
    private static final Logger LOG = LoggerFactory.getLogger(VenueQuotes.class);
    private static final int WAITING_PER_PLACE = 64;

    private final Vertx vertx;
    private final TickerSource source;
    private final int places;
    private final long timeoutMillis;
    private final QuoteMetrics metrics;
    private final Queue<QuoteCall> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * @param places calls under way at once
     * @param timeout of one call
     */
    public VenueQuotes(Vertx vertx, TickerSource source, int places, Duration timeout, QuoteMetrics metrics) {
        this.vertx = vertx;
        this.source = source;
        this.places = places;
        this.timeoutMillis = timeout.toMillis();
        this.metrics = metrics;
    }

    @Override
    public List<Future<Quote>> of(List<Symbol> symbols) {
        List<Future<Quote>> answers = new ArrayList<>(symbols.size());
        symbols.forEach(symbol -> answers.add(ask(symbol)));
        return answers;
    }

    private Future<Quote> ask(Symbol symbol) {
        QuoteCall call = new QuoteCall(symbol);
        long timer = vertx.setTimer(timeoutMillis, late -> end(call, failed(call, Outcome.TIMEOUT), Outcome.TIMEOUT));
        call.answer().onComplete(ended -> vertx.cancelTimer(timer));
        if (!takePlace(call)) {
            end(call, failed(call, Outcome.REFUSED), Outcome.REFUSED);
        } else if (call.isUnderWay()) {
            go(call);
        }
        return call.answer();
    }

    /** Gives the call a place, or puts it in line; refuses it where the line is full. */
    private synchronized boolean takePlace(QuoteCall call) {
        if (underWay < places) {
            underWay++;
            return call.start();
        }
        return waiting.size() < places * WAITING_PER_PLACE && waiting.add(call);
    }

    private void go(QuoteCall call) {
        Future.succeededFuture(call.symbol()).compose(source::quote).onComplete(answer -> {
            Outcome outcome = outcome(answer);
            end(call, answer.succeeded() ? answer : failed(call, outcome), outcome);
        });
    }

    private void end(QuoteCall call, AsyncResult<Quote> answer, Outcome outcome) {
        if (call.end(answer)) {
            metrics.called(outcome, call.nanos());
            if (call.isUnderWay()) {
                passPlaceOn().ifPresent(this::go);
            }
        }
    }

    /** The next in line whose time is not over gets the place. */
    private synchronized Optional<QuoteCall> passPlaceOn() {
        while (!waiting.isEmpty()) {
            QuoteCall next = waiting.remove();
            if (next.start()) {
                return Optional.of(next);
            }
        }
        underWay--;
        return Optional.empty();
    }

    private static Outcome outcome(AsyncResult<Quote> answer) {
        if (answer.succeeded()) {
            return Outcome.ANSWERED;
        }
        if (answer.cause() instanceof FailureException expected) {
            return switch (expected.failure().kind()) {
                case NOT_FOUND -> Outcome.UNKNOWN;
                case TIMEOUT -> Outcome.TIMEOUT;
                default -> Outcome.FAILED;
            };
        }
        LOG.warn("quote failed in an unexpected way cause=\"{}\"", String.valueOf(answer.cause()));
        LOG.debug("quote failed here", answer.cause());
        return Outcome.FAILED;
    }

    private static Future<Quote> failed(QuoteCall call, Outcome outcome) {
        String symbol = call.symbol().toString();
        return Future.failedFuture(
                switch (outcome) {
                    case TIMEOUT ->
                        FailureException.of(
                                Failure.Kind.TIMEOUT, "SOURCE_TIMEOUT", "no answer about " + symbol + " in time");
                    case UNKNOWN ->
                        FailureException.of(
                                Failure.Kind.NOT_FOUND, "UNKNOWN_SYMBOL", "the venue does not know " + symbol);
                    default ->
                        FailureException.of(
                                Failure.Kind.UNAVAILABLE, "SOURCE_UNAVAILABLE", "the venue gave no " + symbol);
                });
    }
}
