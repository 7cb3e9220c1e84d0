package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.marketdata.Ticker;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tickers of many symbols at once; what is missing is said per symbol, beside what is there.
 *
 * <p>What the feed keeps fresh comes from it. For the other symbols asked for by name quotes are fetched, all at once; one
 * that fails leaves the last known ticker, marked as stale, where there is one.
 */
public final class FindTickers implements UseCase<FindTickers.Query, FindTickers.Result> {
    private final LatestMarket market;
    private final Quotes quotes;

    /** Which symbols; none means all that are listed, as the feed knows them. */
    public record Query(List<Symbol> symbols) {
        /** Keeps its own copy. */
        public Query {
            symbols = List.copyOf(symbols);
        }
    }

    /** Why one symbol has no ticker: UNKNOWN_SYMBOL, NO_MARKET_DATA, SOURCE_TIMEOUT or SOURCE_UNAVAILABLE. */
    public record Missing(Symbol symbol, String code) {}

    /** The tickers in the order asked for, and what is missing. */
    public record Result(List<Ticker> tickers, List<Missing> missing) {
        /** Keeps its own copies. */
        public Result {
            tickers = List.copyOf(tickers);
            missing = List.copyOf(missing);
        }
    }

    public FindTickers(LatestMarket market, Quotes quotes) {
        this.market = market;
        this.quotes = quotes;
    }

    @Override
    public Future<Result> handle(Query query) {
        List<Symbol> symbols = query.symbols().isEmpty()
                ? market.all().stream().map(Instrument::symbol).toList()
                : query.symbols();
        List<Symbol> asked = query.symbols().stream().filter(this::isToBeAsked).toList();
        List<Future<Quote>> answers = quotes.of(asked);
        return Future.join(answers).transform(all -> Future.succeededFuture(result(symbols, bySymbol(asked, answers))));
    }

    private boolean isToBeAsked(Symbol symbol) {
        return market.find(symbol).isPresent()
                && market.ticker(symbol).map(Ticker::stale).orElse(true);
    }

    private static Map<Symbol, Future<Quote>> bySymbol(List<Symbol> asked, List<Future<Quote>> answers) {
        Map<Symbol, Future<Quote>> bySymbol = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            bySymbol.put(asked.get(i), answers.get(i));
        }
        return bySymbol;
    }

    private Result result(List<Symbol> symbols, Map<Symbol, Future<Quote>> answers) {
        List<Ticker> tickers = new ArrayList<>(symbols.size());
        List<Missing> missing = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Optional<Future<Quote>> answer = Optional.ofNullable(answers.get(symbol));
            ticker(symbol, answer)
                    .ifPresentOrElse(tickers::add, () -> missing.add(new Missing(symbol, why(symbol, answer))));
        }
        return new Result(tickers, missing);
    }

    private Optional<Ticker> ticker(Symbol symbol, Optional<Future<Quote>> answer) {
        return answer.filter(Future::succeeded)
                .map(Future::result)
                .map(market::ticker)
                .or(() -> market.ticker(symbol));
    }

    private String why(Symbol symbol, Optional<Future<Quote>> answer) {
        return answer.map(Future::cause)
                .filter(FailureException.class::isInstance)
                .map(cause -> ((FailureException) cause).failure().code())
                .orElseGet(() -> market.find(symbol).isPresent() ? "NO_MARKET_DATA" : "UNKNOWN_SYMBOL");
    }
}
