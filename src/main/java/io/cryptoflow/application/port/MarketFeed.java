package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** A source of market events: a venue, a tape or a generator. One source at a time, never mixed. */
public interface MarketFeed {
    /** Where the events come from. */
    MarketSource source();

    /** What the source lists; known before {@link #start}. */
    List<Instrument> instruments();

    /** Starts handing events to {@code listener}, on the context of the caller, in the order of the market per symbol. */
    Future<Void> start(Consumer<MarketEvent> listener);

    /** Stops; no event comes after the Future completed. */
    Future<Void> stop();
}
