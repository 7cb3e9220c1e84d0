package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Ticker;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tickers of a market that another process follows. While it does not answer, the last ones that it told are shown with
 * their true age, for a bounded time; after that the question fails as it would without a memory. Any thread.
 */
public final class RememberedTickers implements UseCase<FindTickers.Query, FindTickers.Result> {
    /** As a market says of a symbol that its venue does not tell. */
    private static final String UNAVAILABLE = "SOURCE_UNAVAILABLE";

    private final UseCase<FindTickers.Query, FindTickers.Result> market;
    private final Duration staleAfter;
    private final Duration keptFor;
    private final InstantSource clock;
    private final Map<Symbol, Ticker> last = new ConcurrentHashMap<>();

    /**
     * @param market asks the other process
     * @param staleAfter age beyond which a ticker is marked
     * @param keptFor age beyond which a ticker is not shown from memory
     */
    public RememberedTickers(
            UseCase<FindTickers.Query, FindTickers.Result> market,
            Duration staleAfter,
            Duration keptFor,
            InstantSource clock) {
        this.market = market;
        this.staleAfter = staleAfter;
        this.keptFor = keptFor;
        this.clock = clock;
    }

    /** Notes what was told; of two tickers of a symbol the one that was received later. */
    public void remember(Ticker ticker) {
        last.merge(ticker.symbol(), ticker, (old, told) -> told.receivedAt().isBefore(old.receivedAt()) ? old : told);
    }

    @Override
    public Future<FindTickers.Result> handle(FindTickers.Query query) {
        return market.handle(query)
                .onSuccess(found -> found.tickers().forEach(this::remember))
                .recover(cause -> fromMemory(query, cause));
    }

    private Future<FindTickers.Result> fromMemory(FindTickers.Query query, Throwable cause) {
        if (!isAway(cause)) {
            return Future.failedFuture(cause);
        }
        Instant now = clock.instant();
        List<Symbol> symbols =
                query.symbols().isEmpty() ? last.keySet().stream().sorted().toList() : query.symbols();
        List<Ticker> found = new ArrayList<>();
        List<FindTickers.Missing> missing = new ArrayList<>();
        for (Symbol symbol : symbols) {
            remembered(symbol, now)
                    .ifPresentOrElse(found::add, () -> missing.add(new FindTickers.Missing(symbol, UNAVAILABLE)));
        }
        return found.isEmpty()
                ? Future.failedFuture(cause)
                : Future.succeededFuture(new FindTickers.Result(found, missing));
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof FailureException failed
                && (failed.failure().kind() == Failure.Kind.UNAVAILABLE
                        || failed.failure().kind() == Failure.Kind.TIMEOUT);
    }

    private Optional<Ticker> remembered(Symbol symbol, Instant now) {
        return Optional.ofNullable(last.get(symbol))
                .map(ticker -> aged(ticker, Duration.between(ticker.receivedAt(), now)))
                .filter(ticker -> ticker.age().compareTo(keptFor) <= 0);
    }

    private Ticker aged(Ticker told, Duration age) {
        return new Ticker(
                told.symbol(),
                told.bestBid(),
                told.bestAsk(),
                told.lastPrice(),
                told.source(),
                told.occurredAt(),
                told.receivedAt(),
                age,
                told.stale() || age.compareTo(staleAfter) > 0);
    }
}
