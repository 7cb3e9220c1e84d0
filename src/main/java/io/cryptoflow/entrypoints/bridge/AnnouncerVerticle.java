package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.entrypoints.json.MarketDataJson;
import io.cryptoflow.entrypoints.json.MarketStreamJson;
import io.cryptoflow.entrypoints.json.StrategyJson;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes what the system announces to the addresses of the bridge, and keeps the present of the market for those who begin
 * to listen. One for the process: who tells an address counts its moments.
 */
public final class AnnouncerVerticle extends VerticleBase {
    private final MessageBus bus;
    private final Feeds feeds;
    private final Function<AccountEvent, Message> accountMessage;
    private final Map<Symbol, BookTale> books = new HashMap<>();
    private final Map<Symbol, TradeTale> trades = new HashMap<>();

    /** Announces nothing before {@link #start}. */
    AnnouncerVerticle(MessageBus bus, Feeds feeds, Function<AccountEvent, Message> accountMessage) {
        this.bus = bus;
        this.feeds = feeds;
        this.accountMessage = accountMessage;
    }

    @Override
    public Future<?> start() {
        return Future.all(List.of(
                bus.subscribe(Addresses.ACCOUNT_EVENTS, this::announceAccount),
                bus.subscribe(Addresses.TICKER_EVENTS, this::announceTicker),
                bus.subscribe(Addresses.TRADE_EVENTS, this::announceTrade),
                bus.subscribe(Addresses.BOOK_EVENTS, this::announceBook),
                bus.subscribe(Addresses.BOOK_LOST_EVENTS, lost -> announceLoss(lost.symbol())),
                bus.subscribe(Addresses.CANDLE_EVENTS, this::announceCandle),
                bus.subscribe(Addresses.SIGNAL_EVENTS, this::announceSignal)));
    }

    /** Asks for the present of an address that nothing was told of since the start; on any thread. */
    void ask(BridgeAddress address) {
        if (feeds.now(address.name()).isEmpty()) {
            address.subject().ifPresent(symbol -> context.runOnContext(now -> ask(address.kind(), symbol)));
        }
    }

    private void announceAccount(AccountEvent event) {
        BridgeAddress address = BridgeAddress.ofAccount(event.account());
        if (feeds.hasListeners(address.name())) {
            feeds.pass(address.name(), Moment.of(event.sequence(), accountMessage.apply(event)));
        }
    }

    private void announceTicker(Ticker ticker) {
        BridgeAddress address = BridgeAddress.ofMarket(BridgeAddress.Kind.TICKER, ticker.symbol());
        tellState(address, () -> MarketDataJson.ticker(ticker));
    }

    private void announceCandle(Candle candle) {
        BridgeAddress address = BridgeAddress.ofCandles(candle.symbol(), candle.interval());
        tellState(address, () -> MarketStreamJson.candle(candle));
    }

    private void announceSignal(Signal signal) {
        tellState(BridgeAddress.ofSignals(signal.strategy()), () -> StrategyJson.signal(signal));
    }

    private void tellState(BridgeAddress address, Supplier<JsonObject> state) {
        feeds.tell(address.name(), number -> Moment.of(number, Message.of(address, number, state)));
    }

    private void announceTrade(TradePrinted printed) {
        TradeTale tale = trades.computeIfAbsent(printed.symbol(), TradeTale::new);
        feeds.tell(tale.address(), number -> tale.tell(number, printed.trade()));
    }

    private void announceBook(BookChanged changed) {
        BookTale tale = books.computeIfAbsent(changed.symbol(), BookTale::new);
        if (tale.isNews(changed.book())) {
            feeds.tell(tale.address(), number -> tale.tell(number, changed.book()));
        }
    }

    private void announceLoss(Symbol symbol) {
        BookTale tale = books.computeIfAbsent(symbol, BookTale::new);
        if (!tale.isLost()) {
            feeds.tell(tale.address(), tale::tellLoss);
        }
    }

    private void ask(BridgeAddress.Kind kind, Symbol symbol) {
        switch (kind) {
            case TICKER ->
                bus.request(Addresses.FIND_TICKERS, new FindTickers.Query(List.of(symbol)))
                        .onSuccess(found ->
                                unlessTold(kind, symbol, () -> found.tickers().forEach(this::announceTicker)));
            case BOOK ->
                bus.request(Addresses.FIND_BOOK, new FindBook.Query(symbol, BookTale.DEPTH))
                        .onSuccess(found -> unlessTold(kind, symbol, () -> begin(found)));
            case TRADE ->
                bus.request(Addresses.FIND_PUBLIC_TRADES, new FindPublicTrades.Query(symbol, TradeTale.RECENT))
                        .onSuccess(found -> unlessTold(kind, symbol, () -> begin(found)));
            default -> {}
        }
    }

    private void unlessTold(BridgeAddress.Kind kind, Symbol symbol, Runnable begin) {
        if (feeds.now(BridgeAddress.ofMarket(kind, symbol).name()).isEmpty()) {
            begin.run();
        }
    }

    private void begin(FindBook.Result found) {
        if (found.stale()) {
            announceLoss(found.book().symbol());
        } else {
            announceBook(new BookChanged(found.book()));
        }
    }

    private void begin(FindPublicTrades.Result found) {
        TradeTale tale = trades.computeIfAbsent(found.symbol(), TradeTale::new);
        feeds.tell(tale.address(), number -> tale.begin(number, found.trades()));
    }
}
