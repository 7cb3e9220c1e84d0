package io.cryptoflow;

import io.cryptoflow.infrastructure.metrics.VenueMetrics;
import io.cryptoflow.infrastructure.venue.Venue;
import io.cryptoflow.infrastructure.venue.VenueFeed;
import io.cryptoflow.infrastructure.venue.VenueMonitor;
import io.cryptoflow.infrastructure.venue.VenueTimings;
import io.cryptoflow.infrastructure.venue.binance.BinanceVenue;
import io.cryptoflow.infrastructure.venue.coinbase.CoinbaseVenue;
import io.cryptoflow.infrastructure.venue.kraken.KrakenVenue;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** A live venue and its feed. */
record LiveWiring(Venue venue, VenueFeed feed) {
    /** For how long the start waits for a venue that may be absent, and for one that was asked for. */
    static final Duration IF_REACHABLE = Duration.ofSeconds(3);

    static final Duration AS_ASKED = Duration.ofSeconds(15);

    /** Asks the venue; fails where it does not list and stream within {@code limit}. */
    static Future<LiveWiring> open(
            Vertx vertx, LiveSettings settings, Duration limit, MeterRegistry registry, InstantSource clock) {
        Venue venue = venue(vertx, settings, clock);
        VenueMetrics metrics = new VenueMetrics(registry, venue.name());
        return open(
                vertx,
                settings,
                limit,
                venue,
                new VenueMonitor(
                        metrics::messageArrived,
                        metrics::gapFound,
                        metrics::bookResynchronized,
                        metrics::streamReconnected,
                        metrics::messageUnreadable));
    }

    /** The same, told to {@code monitor}. */
    static Future<LiveWiring> open(
            Vertx vertx, LiveSettings settings, Duration limit, Venue venue, VenueMonitor monitor) {
        return VenueFeed.open(vertx, venue, settings.listed(), VenueTimings.USUAL, monitor)
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .map(feed -> new LiveWiring(venue, feed))
                .onFailure(unreachable -> venue.close());
    }

    static Venue venue(Vertx vertx, LiveSettings settings, InstantSource clock) {
        return switch (settings.venue()) {
            case BINANCE ->
                new BinanceVenue(
                        vertx,
                        uri(settings.callUri(), BinanceVenue.CALLS),
                        uri(settings.streamUri(), BinanceVenue.STREAMS),
                        VenueTimings.USUAL.callTimeout(),
                        clock);
            case COINBASE ->
                new CoinbaseVenue(
                        vertx,
                        uri(settings.callUri(), CoinbaseVenue.CALLS),
                        uri(settings.streamUri(), CoinbaseVenue.STREAMS),
                        VenueTimings.USUAL.callTimeout(),
                        clock);
            case KRAKEN ->
                new KrakenVenue(
                        vertx,
                        uri(settings.callUri(), KrakenVenue.CALLS),
                        uri(settings.streamUri(), KrakenVenue.STREAMS),
                        VenueTimings.USUAL.callTimeout(),
                        clock);
        };
    }

    private static URI uri(String given, URI own) {
        return given.isEmpty() ? own : URI.create(given);
    }
}
