package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.application.port.CandleSource;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is particular to one venue; {@link VenueFeed} does the rest. No method but the readers' is called before {@link
 * #listing} has succeeded.
 */
public interface Venue extends TickerSource, CandleSource {
    /** As sources, metrics and logs show it: {@code binance}. */
    String name();

    /**
     * Asks for the rules of {@code wanted}, in that order; a symbol that is not listed, not trading or not understood is left
     * out. Fails UNAVAILABLE where the venue does not answer.
     */
    Future<List<Instrument>> listing(List<Symbol> wanted);

    /** Where the stream is, {@code wss://...} or {@code ws://...}. */
    URI stream();

    /** The frames to send once the stream is open, so that it tells the trades and books of {@code symbols}. */
    List<String> subscribe(List<Symbol> symbols);

    /** Understands the messages of one connection; every connection gets a reader of its own. */
    MessageReader reader();

    /** How the book of {@code symbol} is kept. */
    BookRules bookRules(Symbol symbol);

    /**
     * Asks for the whole book, where the venue gives it by a call; absent where it comes by the stream. Not thread-bound, and
     * fails UNAVAILABLE where the venue does not answer.
     */
    Optional<Future<BookSnapshot>> snapshot(Symbol symbol);

    /** The frames after which the stream tells the whole book of {@code symbol} again; none where a call gives it. */
    List<String> resubscribe(Symbol symbol);

    /**
     * Asks for the newest trades, oldest first, to fill in what a broken stream left out; absent where that cannot be asked, or
     * the venue does not number its trades one by one.
     */
    default Optional<Future<List<PublicTrade>>> recentTrades(Symbol symbol) {
        return Optional.empty();
    }

    /** A frame that makes a quiet venue say something, sent in every half of the silence limit; absent where none is needed. */
    default Optional<String> ping() {
        return Optional.empty();
    }

    /** For how long nothing may be asked because the venue said so, in milliseconds; 0 when it may be asked. */
    long blockedMillis();

    /** Closes what was opened for calls. */
    Future<Void> close();
}
