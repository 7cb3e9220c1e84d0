package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Ticker;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tickers of many symbols at once; what is missing is said per symbol, beside what is there. */
public final class FindTickers implements UseCase<FindTickers.Query, FindTickers.Result> {
    private final LatestMarket market;

    /** Which symbols; none means all. */
    public record Query(List<Symbol> symbols) {
        /** Keeps its own copy. */
        public Query {
            symbols = List.copyOf(symbols);
        }
    }

    /** Why one symbol has no ticker: UNKNOWN_SYMBOL or NO_MARKET_DATA. */
    public record Missing(Symbol symbol, String code) {}

    /** The tickers in the order asked for, and what is missing. */
    public record Result(List<Ticker> tickers, List<Missing> missing) {
        /** Keeps its own copies. */
        public Result {
            tickers = List.copyOf(tickers);
            missing = List.copyOf(missing);
        }
    }

    public FindTickers(LatestMarket market) {
        this.market = market;
    }

    @Override
    public Future<Result> handle(Query query) {
        List<Symbol> symbols = query.symbols().isEmpty()
                ? market.all().stream().map(Instrument::symbol).toList()
                : query.symbols();
        List<Ticker> tickers = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Optional<Ticker> ticker = market.ticker(symbol);
            ticker.ifPresentOrElse(tickers::add, () -> missing.add(missing(symbol)));
        }
        return Future.succeededFuture(new Result(tickers, missing));
    }

    private Missing missing(Symbol symbol) {
        return new Missing(symbol, market.find(symbol).isPresent() ? "NO_MARKET_DATA" : "UNKNOWN_SYMBOL");
    }
}
