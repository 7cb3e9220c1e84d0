package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.Ticker;
import io.vertx.core.Future;

/** The book of one symbol. */
public final class FindBook implements UseCase<FindBook.Query, FindBook.Result> {
    private final LatestMarket market;

    /** Which symbol, and at most how many levels of each side. */
    public record Query(Symbol symbol, int depth) {}

    /** The best levels, where they come from, and whether they are too old to price an order. */
    public record Result(OrderBook book, MarketSource source, long ageMillis, boolean stale) {}

    public FindBook(LatestMarket market) {
        this.market = market;
    }

    @Override
    public Future<Result> handle(Query query) {
        return MarketFailures.unless(
                        market.snapshot(query.symbol()).flatMap(LatestMarket.Snapshot::book), query.symbol(), market)
                .map(book -> result(book, query.depth()));
    }

    private Result result(OrderBook book, int depth) {
        Ticker ticker = market.ticker(book.symbol()).orElseThrow();
        OrderBook cut = new OrderBook(
                book.symbol(),
                book.sequence(),
                book.bids().subList(0, Math.min(depth, book.bids().size())),
                book.asks().subList(0, Math.min(depth, book.asks().size())),
                book.occurredAt());
        return new Result(cut, ticker.source(), ticker.age().toMillis(), ticker.stale());
    }
}
