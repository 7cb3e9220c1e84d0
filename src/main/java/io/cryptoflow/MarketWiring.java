package io.cryptoflow;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.port.CandleSource;
import io.cryptoflow.application.port.MarketFeed;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.infrastructure.simulated.SimulatedFeed;
import io.cryptoflow.infrastructure.tape.TapeFeed;
import io.cryptoflow.infrastructure.tape.TapeSettings;
import io.cryptoflow.infrastructure.tape.TapeSymbol;
import io.cryptoflow.infrastructure.venue.Venue;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the market-data role is made of.
 *
 * @param venue whom to ask for quotes and candles, where the market is live
 * @param remark why it is not, where {@code auto} found no live venue
 */
record MarketWiring(MarketFeed feed, LatestMarket latest, Optional<Venue> venue, Optional<String> remark) {
    private static final Logger LOG = LoggerFactory.getLogger(MarketWiring.class);

    private record Source(MarketFeed feed, Optional<Venue> venue, Optional<String> remark) {
        static Source of(MarketFeed feed) {
            return new Source(feed, Optional.empty(), Optional.empty());
        }
    }

    /** Decides where prices come from, once. */
    static Future<MarketWiring> create(
            Vertx vertx, Settings.Market settings, MeterRegistry registry, InstantSource clock) {
        return source(vertx, settings, registry, clock)
                .map(source -> new MarketWiring(
                        source.feed(),
                        new LatestMarket(
                                source.feed().source(), source.feed().instruments(), settings.staleAfter(), clock),
                        source.venue(),
                        source.remark()));
    }

    /** Succeeds while the feed tells something. */
    Future<Void> alive() {
        return latest.isAlive()
                ? Future.succeededFuture()
                : Future.failedFuture("nothing arrived within market.staleAfter");
    }

    /** Who can be asked about symbols that the feed does not keep fresh, where there is anybody. */
    Optional<TickerSource> tickers() {
        return venue.map(live -> live);
    }

    /** Who tells candles of before the feed was followed, where there is anybody. */
    Optional<CandleSource> candles() {
        return venue.map(live -> live);
    }

    private static Future<Source> source(
            Vertx vertx, Settings.Market settings, MeterRegistry registry, InstantSource clock) {
        return switch (settings.source()) {
            case AUTO ->
                live(vertx, settings, LiveWiring.IF_REACHABLE, registry, clock)
                        .recover(cause -> Future.succeededFuture(instead(cause, vertx, settings, clock)));
            case LIVE -> live(vertx, settings, LiveWiring.AS_ASKED, registry, clock);
            case SIMULATED -> Future.succeededFuture(Source.of(simulated(vertx, settings, clock)));
            case TAPE -> TapeFeed.open(vertx, tape(settings.tape()), clock).map(Source::of);
        };
    }

    private static Future<Source> live(
            Vertx vertx, Settings.Market settings, Duration limit, MeterRegistry registry, InstantSource clock) {
        return LiveWiring.open(vertx, settings.live(), limit, registry, clock)
                .map(live -> new Source(live.feed(), Optional.of(live.venue()), Optional.empty()));
    }

    private static Source instead(Throwable cause, Vertx vertx, Settings.Market settings, InstantSource clock) {
        String venue = Choice.nameOf(settings.live().venue());
        LOG.warn("live market not reachable venue={} reason=\"{}\"", venue, cause.getMessage());
        return new Source(
                simulated(vertx, settings, clock), Optional.empty(), Optional.of(venue + " is not reachable"));
    }

    private static MarketFeed simulated(Vertx vertx, Settings.Market settings, InstantSource clock) {
        Settings.Simulated simulated = settings.simulated();
        return new SimulatedFeed(vertx, simulated.seed(), simulated.updateInterval(), clock);
    }

    private static TapeSettings tape(TapeFileSettings tape) {
        Symbol symbol = tape.symbol().isEmpty()
                ? TapeSymbol.fromName(tape.path())
                        .orElseThrow(() -> SettingsException.wrong(
                                "market.tape.symbol", "", "a symbol such as BTC-USDT: the name of the file tells none"))
                : Symbol.of(tape.symbol());
        return new TapeSettings(
                tape.path(),
                symbol,
                TapeSettings.Content.valueOf(tape.format().name()),
                new TapeSettings.Speed(tape.speed().fastest(), tape.speed().factor()),
                TapeSettings.AtEnd.valueOf(tape.atEnd().name()));
    }
}
