package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.marketdata.FollowMarket;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.MarketFeed;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The market on the bus: follows one feed, answers questions about it, and announces what it tells. */
public final class MarketDataVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(MarketDataVerticle.class);
    private static final long FLUSH_MILLIS = 100;

    private final MessageBus bus;
    private final LatestMarket market;
    private final Quotes quotes;
    private final FollowMarket followMarket;
    private final Consumer<MarketEvent> listener;
    private final MarketAnnouncements announcements;

    /** Of a feed that nobody can be asked about. */
    public MarketDataVerticle(MessageBus bus, MarketFeed feed, LatestMarket market, Consumer<MarketEvent> listener) {
        this(bus, feed, market, Quotes.NONE, listener);
    }

    /**
     * @param quotes who is asked about what the feed does not keep fresh
     * @param listener gets each event on this verticle's context, before it is announced: the paper venue, metrics
     */
    public MarketDataVerticle(
            MessageBus bus, MarketFeed feed, LatestMarket market, Quotes quotes, Consumer<MarketEvent> listener) {
        this.bus = bus;
        this.market = market;
        this.quotes = quotes;
        this.listener = listener;
        followMarket = new FollowMarket(feed, market);
        announcements = new MarketAnnouncements(bus, market);
    }

    @Override
    public Future<?> start() {
        return bus.serve(Addresses.FIND_INSTRUMENTS, new FindInstruments(market))
                .compose(served -> bus.serve(Addresses.FIND_TICKERS, new FindTickers(market, quotes)))
                .compose(served -> bus.serve(Addresses.FIND_BOOK, new FindBook(market)))
                .compose(served -> bus.serve(Addresses.FIND_PUBLIC_TRADES, new FindPublicTrades(market)))
                .compose(served -> followMarket.start(List.of(listener, announcements::take)))
                .onSuccess(started -> announceRegularly());
    }

    private void announceRegularly() {
        vertx.setPeriodic(FLUSH_MILLIS, timer -> announcements.flush());
        LOG.info(
                "market feed started source={} name=\"{}\" instruments={}",
                market.source().kind(),
                market.source().name(),
                market.all().size());
    }

    @Override
    public Future<?> stop() {
        return followMarket.stop();
    }
}
