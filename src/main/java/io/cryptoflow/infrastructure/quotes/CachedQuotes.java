package io.cryptoflow.infrastructure.quotes;

import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers from the quotes of a short time ago; for the others one search per symbol is under way at any time, and whoever
 * asks meanwhile gets its answer. Who asks in the last fifth of a quote's time is answered from it and begins the search for
 * the next one, so that nobody waits for a symbol that is asked for all the time. Any thread.
 */
public final class CachedQuotes implements Quotes {
    private static final int CAPACITY = 10_000;

    private final Quotes behind;
    private final RecentQuotes recent;
    private final QuoteMetrics metrics;
    private final Map<Symbol, Promise<Quote>> searches = new ConcurrentHashMap<>();

    /**
     * @param behind where the quotes come from
     * @param keptFor time since a quote was received, zero for no cache
     */
    public CachedQuotes(Quotes behind, Duration keptFor, InstantSource clock, QuoteMetrics metrics) {
        this.behind = behind;
        this.recent = new RecentQuotes(keptFor, CAPACITY, clock);
        this.metrics = metrics;
    }

    /** The age from which on a quote that may be kept for {@code keptFor} is fetched anew when somebody asks for it. */
    public static Duration refreshedAfter(Duration keptFor) {
        return keptFor.multipliedBy(4).dividedBy(5);
    }

    @Override
    public List<Future<Quote>> of(List<Symbol> symbols) {
        List<Future<Quote>> answers = new ArrayList<>(symbols.size());
        List<Symbol> missing = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Optional<RecentQuotes.Kept> kept = recent.find(symbol);
            kept.filter(recent::isToBeRefreshed).ifPresent(ending -> refresh(symbol, missing));
            answers.add(kept.map(this::hit).orElseGet(() -> search(symbol, missing)));
        }
        List<Future<Quote>> found = behind.of(missing);
        for (int i = 0; i < missing.size(); i++) {
            Symbol symbol = missing.get(i);
            found.get(i).onComplete(answer -> finish(symbol, answer));
        }
        return answers;
    }

    private Future<Quote> hit(RecentQuotes.Kept kept) {
        metrics.hit();
        return Future.succeededFuture(kept.quote());
    }

    private void refresh(Symbol symbol, List<Symbol> missing) {
        if (searches.putIfAbsent(symbol, Promise.promise()) == null) {
            missing.add(symbol);
        }
    }

    private Future<Quote> search(Symbol symbol, List<Symbol> missing) {
        Promise<Quote> mine = Promise.promise();
        Promise<Quote> search = searches.computeIfAbsent(symbol, first -> mine);
        if (search != mine) {
            metrics.joined();
            return search.future();
        }
        // A search of another thread may have ended after this one looked into the cache.
        Optional<RecentQuotes.Kept> kept = recent.find(symbol);
        if (kept.isPresent()) {
            searches.remove(symbol, mine);
            mine.complete(kept.get().quote());
            return hit(kept.get());
        }
        metrics.missed();
        missing.add(symbol);
        return mine.future();
    }

    private void finish(Symbol symbol, AsyncResult<Quote> answer) {
        if (answer.succeeded()) {
            recent.keep(answer.result());
        }
        Optional.ofNullable(searches.remove(symbol)).ifPresent(search -> search.handle(answer));
    }
}
