package io.cryptoflow.infrastructure.redis;

import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Looks for quotes in Redis, asks the venue for those whose lock it gets, and waits for the others. */
final class QuoteSearch {
    private final RedisQuotes shared;
    private final Quotes venue;
    private final SharedQuoteMetrics metrics;
    private final Map<Symbol, Promise<Quote>> answers = new LinkedHashMap<>();

    QuoteSearch(List<Symbol> symbols, RedisQuotes shared, Quotes venue, SharedQuoteMetrics metrics) {
        this.shared = shared;
        this.venue = venue;
        this.metrics = metrics;
        symbols.forEach(symbol -> answers.put(symbol, Promise.promise()));
    }

    List<Future<Quote>> answers() {
        return answers.values().stream().map(Promise::future).toList();
    }

    void begin(Waits waits) {
        List<Symbol> all = List.copyOf(answers.keySet());
        shared.find(all)
                .onSuccess(found -> {
                    metrics.hit(found.size());
                    found.forEach(this::answer);
                    claim(without(all, found.keySet()), waits, false);
                })
                .onFailure(away -> askAlone(all));
    }

    private void claim(List<Symbol> open, Waits waits, boolean waited) {
        if (!open.isEmpty()) {
            shared.claim(open).onSuccess(claims -> go(claims, waits, waited)).onFailure(away -> askAlone(open));
        }
    }

    private void go(RedisQuotes.Claims claims, Waits waits, boolean waited) {
        claims.found().forEach(this::answer);
        if (waited) {
            metrics.waited(claims.found().size());
        } else {
            metrics.hit(claims.found().size());
        }
        refresh(claims.taken());
        List<Symbol> held = claims.held();
        if (!held.isEmpty() && !waits.pause(() -> claim(held, waits, true))) {
            metrics.waitedInVain(held.size());
            askAlone(held);
        }
    }

    private void refresh(Map<Symbol, String> tokens) {
        ask(tokens.keySet(), (symbol, answer) -> {
            String token = Objects.requireNonNull(tokens.get(symbol));
            if (answer.succeeded()) {
                shared.store(answer.result(), token).onSuccess(metrics::stored);
            } else {
                shared.release(symbol, token);
            }
        });
    }

    /** Without Redis, or without the lock: the answer is stored by nobody. */
    private void askAlone(Collection<Symbol> symbols) {
        ask(symbols, (symbol, answer) -> {});
    }

    private void ask(Collection<Symbol> symbols, BiConsumer<Symbol, AsyncResult<Quote>> afterwards) {
        List<Symbol> asked = List.copyOf(symbols);
        List<Future<Quote>> quotes = venue.of(asked);
        for (int i = 0; i < asked.size(); i++) {
            Symbol symbol = asked.get(i);
            quotes.get(i).onComplete(answer -> {
                promise(symbol).handle(answer);
                afterwards.accept(symbol, answer);
            });
        }
    }

    private void answer(Symbol symbol, Quote quote) {
        promise(symbol).complete(quote);
    }

    private Promise<Quote> promise(Symbol symbol) {
        return Objects.requireNonNull(answers.get(symbol));
    }

    private static List<Symbol> without(List<Symbol> all, Collection<Symbol> some) {
        List<Symbol> rest = new ArrayList<>(all);
        rest.removeAll(some);
        return rest;
    }
}
