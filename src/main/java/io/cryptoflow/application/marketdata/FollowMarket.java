package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.port.MarketFeed;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the latest market up to date with a feed, and tells others of each event after that. */
public final class FollowMarket {
    private final MarketFeed feed;
    private final LatestMarket market;

    public FollowMarket(MarketFeed feed, LatestMarket market) {
        this.feed = feed;
        this.market = market;
    }

    /** Starts the feed; each event reaches the latest market first, then {@code listeners} in their order. */
    public Future<Void> start(List<Consumer<MarketEvent>> listeners) {
        List<Consumer<MarketEvent>> told = List.copyOf(listeners);
        return feed.start(event -> {
            market.apply(event);
            told.forEach(listener -> listener.accept(event));
        });
    }

    /** Stops the feed; no event comes after the Future completed. */
    public Future<Void> stop() {
        return feed.stop();
    }
}
