package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the stream of one venue: trades once each, books whole or lost. All of one context. */
final class LiveStream implements VenueSocket.Listener, MessageSink {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private final Vertx vertx;
    private final Venue venue;
    private final List<Symbol> symbols;
    private final VenueTimings timings;
    private final VenueMonitor monitor;
    private final Consumer<MarketEvent> listener;
    private final VenueSocket socket;
    private final Map<Symbol, BookSync> books = new LinkedHashMap<>();
    private final Map<Symbol, TradeLane> trades = new LinkedHashMap<>();
    private MessageReader reader;
    private Optional<Long> publishing = Optional.empty();
    private long looks;

    LiveStream(
            Vertx vertx,
            Venue venue,
            List<Instrument> instruments,
            VenueTimings timings,
            VenueMonitor monitor,
            Consumer<MarketEvent> listener) {
        this.vertx = vertx;
        this.venue = venue;
        this.timings = timings;
        this.monitor = monitor;
        this.listener = listener;
        symbols = instruments.stream().map(Instrument::symbol).toList();
        reader = venue.reader();
        socket = new VenueSocket(vertx, venue.name(), venue.stream(), timings, this);
        for (Symbol symbol : symbols) {
            books.put(symbol, new BookSync(vertx, venue, symbol, timings, monitor, socket::send, listener));
            trades.put(symbol, new TradeLane(() -> venue.recentTrades(symbol), this::told, this::missing));
        }
    }

    Future<Void> start() {
        long everyMillis = Math.max(1, timings.publishInterval().toMillis());
        publishing = Optional.of(
                vertx.setPeriodic(everyMillis, timer -> books.values().forEach(BookSync::publishWhereDue)));
        return socket.open();
    }

    Future<Void> stop() {
        publishing.ifPresent(vertx::cancelTimer);
        books.values().forEach(BookSync::stop);
        return socket.close();
    }

    @Override
    public void opened(boolean again) {
        reader = venue.reader();
        venue.subscribe(symbols).forEach(socket::send);
        books.values().forEach(BookSync::begin);
        if (again) {
            monitor.reconnected().run();
        }
    }

    @Override
    public void message(String text) {
        monitor.message().run();
        try {
            reader.read(text, this);
        } catch (RuntimeException unreadable) {
            monitor.unreadable().run();
            socket.reopen("message that cannot be read: " + unreadable.getMessage());
        }
    }

    @Override
    public void lost(String reason) {
        books.values().forEach(book -> book.end(reason));
    }

    @Override
    public void watched() {
        looks++;
        if (looks % 2 == 0) {
            venue.ping().ifPresent(socket::send);
        }
        books.values().forEach(BookSync::watch);
    }

    @Override
    public void trade(PublicTrade trade) {
        Optional.ofNullable(trades.get(trade.symbol())).ifPresent(lane -> lane.take(trade));
    }

    private void told(PublicTrade trade) {
        listener.accept(new MarketEvent.TradePrinted(trade));
    }

    private void missing(PublicTrade before) {
        monitor.gap().run();
        LOG.warn("trades missing venue={} symbol={} before={}", venue.name(), before.symbol(), before.tradeId());
    }

    @Override
    public void snapshot(BookSnapshot snapshot) {
        book(snapshot.symbol()).ifPresent(book -> book.take(snapshot));
    }

    @Override
    public void delta(BookDelta delta) {
        book(delta.symbol()).ifPresent(book -> book.take(delta));
    }

    @Override
    public void best(BestPrices best) {
        book(best.symbol()).ifPresent(book -> book.take(best));
    }

    @Override
    public void lost(Symbol symbol, String reason) {
        book(symbol).ifPresent(book -> book.lose(reason));
    }

    @Override
    public void refused(String reason) {
        socket.reopen(reason);
    }

    private Optional<BookSync> book(Symbol symbol) {
        return Optional.ofNullable(books.get(symbol));
    }
}
