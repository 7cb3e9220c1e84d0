package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Future;
import java.util.List;

/** What can be traded. */
public final class FindInstruments implements UseCase<FindInstruments.Query, FindInstruments.Result> {
    private final LatestMarket market;

    /** All of it. */
    public record Query() {}

    /** The instruments by symbol, and whose prices they have. */
    public record Result(List<Instrument> instruments, MarketSource source) {
        /** Keeps its own copy. */
        public Result {
            instruments = List.copyOf(instruments);
        }
    }

    public FindInstruments(LatestMarket market) {
        this.market = market;
    }

    @Override
    public Future<Result> handle(Query query) {
        return Future.succeededFuture(new Result(market.all(), market.source()));
    }
}
