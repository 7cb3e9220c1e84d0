package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.vertx.core.Future;
import java.util.List;

/** The last prints of one symbol. */
public final class FindPublicTrades implements UseCase<FindPublicTrades.Query, FindPublicTrades.Result> {
    private final LatestMarket market;

    /** Which symbol, and at most how many. */
    public record Query(Symbol symbol, int limit) {}

    /** The prints, newest first, and where they come from. */
    public record Result(Symbol symbol, List<PublicTrade> trades, MarketSource source) {
        /** Keeps its own copy. */
        public Result {
            trades = List.copyOf(trades);
        }
    }

    public FindPublicTrades(LatestMarket market) {
        this.market = market;
    }

    @Override
    public Future<Result> handle(Query query) {
        return MarketFailures.unless(market.snapshot(query.symbol()), query.symbol(), market)
                .map(seen -> new Result(query.symbol(), seen.trades().newest(query.limit()), market.source()));
    }
}
