package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.application.port.MarketFeed;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The market of one venue, now: its trades, and its books kept from snapshots and deltas. */
public final class VenueFeed implements MarketFeed {
    private static final Logger LOG = LoggerFactory.getLogger(VenueFeed.class);

    private final Vertx vertx;
    private final Venue venue;
    private final List<Instrument> instruments;
    private final VenueTimings timings;
    private final VenueMonitor monitor;
    private Optional<Running> running = Optional.empty();

    private record Running(Context context, LiveStream stream) {}

    private VenueFeed(
            Vertx vertx, Venue venue, List<Instrument> instruments, VenueTimings timings, VenueMonitor monitor) {
        this.vertx = vertx;
        this.venue = venue;
        this.instruments = List.copyOf(instruments);
        this.timings = timings;
        this.monitor = monitor;
    }

    /**
     * Asks {@code venue} what it lists of {@code wanted}, and whether its stream can be opened. Fails UNAVAILABLE where it does
     * not answer, or lists nothing of it.
     */
    public static Future<VenueFeed> open(
            Vertx vertx, Venue venue, List<Symbol> wanted, VenueTimings timings, VenueMonitor monitor) {
        return venue.listing(wanted)
                .compose(listed -> known(venue, wanted, listed))
                .compose(listed -> VenueSocket.probe(vertx, venue.name(), venue.stream(), timings)
                        .map(open -> new VenueFeed(vertx, venue, listed, timings, monitor)));
    }

    private static Future<List<Instrument>> known(Venue venue, List<Symbol> wanted, List<Instrument> listed) {
        List<Symbol> symbols = listed.stream().map(Instrument::symbol).toList();
        List<Symbol> missing =
                wanted.stream().filter(symbol -> !symbols.contains(symbol)).toList();
        if (!missing.isEmpty()) {
            LOG.warn("symbols not listed venue={} symbols={}", venue.name(), missing);
        }
        return listed.isEmpty()
                ? Future.failedFuture(VenueFailures.unreadable(venue.name(), "none of the symbols is listed"))
                : Future.succeededFuture(listed);
    }

    @Override
    public MarketSource source() {
        return new MarketSource(MarketSource.Kind.LIVE, venue.name());
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public Future<Void> start(Consumer<MarketEvent> listener) {
        Context context = vertx.getOrCreateContext();
        Promise<Void> started = Promise.promise();
        context.runOnContext(now -> {
            LiveStream stream = new LiveStream(vertx, venue, instruments, timings, monitor, listener);
            running = Optional.of(new Running(context, stream));
            stream.start().onComplete(started);
        });
        return started.future();
    }

    /** Stops, and closes what the venue opened for calls. */
    @Override
    public Future<Void> stop() {
        return running.map(VenueFeed::stop).orElseGet(Future::succeededFuture).eventually(venue::close);
    }

    private static Future<Void> stop(Running running) {
        Promise<Void> stopped = Promise.promise();
        running.context().runOnContext(now -> running.stream().stop().onComplete(stopped));
        return stopped.future();
    }
}
