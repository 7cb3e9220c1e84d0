package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

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
                .map(received -> result(received, query.depth()));
    }

    private Result result(LatestMarket.ReceivedBook received, int depth) {
        OrderBook book = received.book();
        Duration age = market.age(received.receivedAt());
        OrderBook cut = new OrderBook(
                book.symbol(), book.sequence(), best(book.bids(), depth), best(book.asks(), depth), book.occurredAt());
        return new Result(cut, market.source(), age.toMillis(), market.isStale(age));
    }

    private static List<BookLevel> best(List<BookLevel> levels, int depth) {
        return levels.subList(0, Math.min(depth, levels.size()));
    }
}
