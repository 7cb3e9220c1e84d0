package io.cryptoflow;

import io.cryptoflow.application.marketdata.BackfillCandles;
import io.cryptoflow.application.marketdata.FindCandles;
import io.cryptoflow.application.marketdata.FindStatistics;
import io.cryptoflow.application.marketdata.FollowCandles;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.marketdata.WriteCandles;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.CandleSource;
import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.entrypoints.bus.CandlesVerticle;
import io.cryptoflow.infrastructure.metrics.CandleMetrics;
import io.cryptoflow.infrastructure.metrics.MeteredCandleStore;
import io.cryptoflow.infrastructure.postgres.PostgresCandleStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.Optional;

/** What candles are made of: the prints of the market, the store, and the venue that knows what was missed. */
final class CandlesWiring {
    private final CandleStore store;
    private final MeterRegistry registry;
    private final InstantSource clock;

    CandlesWiring(Pool pool, MeterRegistry registry, InstantSource clock) {
        this.store = new MeteredCandleStore(new PostgresCandleStore(pool), registry);
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The verticle that follows the prints of {@code market}.
     *
     * @param venue who tells candles that were missed; absent where there is no past to ask for, as of tapes
     */
    CandlesVerticle verticle(MessageBus bus, LatestMarket market, Optional<CandleSource> venue) {
        FollowCandles follow = new FollowCandles(market, store, clock);
        WriteCandles write = new WriteCandles(store, market.source(), clock);
        Optional<BackfillCandles> backfill =
                venue.map(source -> new BackfillCandles(market, source, store, follow, clock));
        CandleMetrics metrics = new CandleMetrics(registry);
        metrics.watch(follow);
        metrics.watch(write);
        backfill.ifPresent(metrics::watch);
        follow.addListener(metrics);
        return new CandlesVerticle(
                bus,
                new CandlesVerticle.Parts(
                        follow,
                        write,
                        backfill,
                        new FindCandles(market, follow, store),
                        new FindStatistics(market, follow)));
    }
}
