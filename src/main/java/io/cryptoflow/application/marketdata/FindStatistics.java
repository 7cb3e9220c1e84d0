package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The last 24 hours of many symbols at once. */
public final class FindStatistics implements UseCase<FindStatistics.Query, FindStatistics.Result> {
    private final LatestMarket market;
    private final FollowCandles followed;

    /** Of which symbols; none means all. */
    public record Query(List<Symbol> symbols) {
        /** Keeps its own copy. */
        public Query {
            symbols = List.copyOf(symbols);
        }
    }

    /** In the order asked for; a symbol that was not traded in 24 hours is left out. */
    public record Result(List<MarketStatistics> statistics) {
        /** Keeps its own copy. */
        public Result {
            statistics = List.copyOf(statistics);
        }
    }

    public FindStatistics(LatestMarket market, FollowCandles followed) {
        this.market = market;
        this.followed = followed;
    }

    @Override
    public Future<Result> handle(Query query) {
        List<Symbol> symbols = query.symbols().isEmpty()
                ? market.all().stream().map(Instrument::symbol).toList()
                : query.symbols();
        return Future.succeededFuture(new Result(symbols.stream()
                .map(followed::statistics)
                .flatMap(Optional::stream)
                .toList()));
    }
}
