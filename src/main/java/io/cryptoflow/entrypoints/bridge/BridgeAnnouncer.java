package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.Ticker;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Takes what the system announces to the addresses of the bridge, as public JSON, where somebody listens. One for the process. */
public final class BridgeAnnouncer {
    private final MessageBus bus;
    private final EventBus addresses;
    private final Predicate<String> hasListeners;
    private final Encoders encoders;

    /** How clients see what is announced. */
    public record Encoders(
            Function<AccountEvent, JsonObject> account,
            Function<Ticker, JsonObject> ticker,
            Function<TradePrinted, JsonObject> trade,
            Function<BookChanged, JsonObject> book) {}

    /**
     * Announces nothing before {@link #start}.
     *
     * @param hasListeners whether somebody listens to an address, as {@link EventBusBridge#hasListeners} knows
     */
    public BridgeAnnouncer(MessageBus bus, EventBus addresses, Predicate<String> hasListeners, Encoders encoders) {
        this.bus = bus;
        this.addresses = addresses;
        this.hasListeners = hasListeners;
        this.encoders = encoders;
    }

    /** Subscribes on the caller's context; completes when announcements arrive. */
    public Future<Void> start() {
        return Future.all(
                        bus.subscribe(Addresses.ACCOUNT_EVENTS, this::announceAccount),
                        bus.subscribe(Addresses.TICKER_EVENTS, this::announceTicker),
                        bus.subscribe(Addresses.TRADE_EVENTS, this::announceTrade),
                        bus.subscribe(Addresses.BOOK_EVENTS, this::announceBook))
                .mapEmpty();
    }

    private void announceAccount(AccountEvent event) {
        announce(
                BridgeAddress.ofAccount(event.account()),
                () -> encoders.account().apply(event),
                new DeliveryOptions().addHeader(Announcement.SEQUENCE, Long.toString(event.sequence())));
    }

    private void announceTicker(Ticker ticker) {
        announceMarket(BridgeAddress.ofMarket(BridgeAddress.Kind.TICKER, ticker.symbol()), () -> encoders.ticker()
                .apply(ticker));
    }

    private void announceTrade(TradePrinted trade) {
        announceMarket(BridgeAddress.ofMarket(BridgeAddress.Kind.TRADE, trade.symbol()), () -> encoders.trade()
                .apply(trade));
    }

    private void announceBook(BookChanged book) {
        announceMarket(BridgeAddress.ofMarket(BridgeAddress.Kind.BOOK, book.symbol()), () -> encoders.book()
                .apply(book));
    }

    private void announceMarket(String address, Supplier<JsonObject> body) {
        announce(address, body, new DeliveryOptions());
    }

    private void announce(String address, Supplier<JsonObject> body, DeliveryOptions options) {
        if (hasListeners.test(address)) {
            addresses.publish(address, body.get(), options.setLocalOnly(true));
        }
    }
}
