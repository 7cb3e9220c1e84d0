package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindCandles;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.entrypoints.json.BacktestJson;
import io.cryptoflow.entrypoints.json.MarketDataJson;
import io.cryptoflow.entrypoints.json.MarketStreamJson;
import io.cryptoflow.entrypoints.json.StrategyJson;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Map<BridgeAddress, Instant> candleTimes = new HashMap<>();

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
                bus.subscribe(Addresses.SIGNAL_EVENTS, this::announceSignal),
                bus.subscribe(Addresses.BACKTEST_EVENTS, this::announceBacktest)));
    }

    /** Asks for the present of an address that nothing was told of since the start; on any thread. */
    void ask(BridgeAddress address) {
        if (feeds.now(address.name()).isEmpty()) {
            address.subject().ifPresent(symbol -> context.runOnContext(now -> ask(address, symbol)));
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

    /** A candle of the past, corrected by its venue, is not the present; it is there to be asked for. */
    private void announceCandle(Candle candle) {
        BridgeAddress address = BridgeAddress.ofCandles(candle.symbol(), candle.interval());
        Instant newest = candleTimes.merge(address, candle.openTime(), AnnouncerVerticle::later);
        if (candle.openTime().equals(newest)) {
            tellState(address, () -> MarketStreamJson.candle(candle));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void announceSignal(Signal signal) {
        tellState(BridgeAddress.ofSignals(signal.strategy()), () -> StrategyJson.signal(signal));
    }

    private void announceBacktest(Backtest backtest) {
        tellState(BridgeAddress.ofBacktests(backtest.account()), () -> BacktestJson.progress(backtest));
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

    private void ask(BridgeAddress address, Symbol symbol) {
        switch (address.kind()) {
            case TICKER -> begin(address, Addresses.FIND_TICKERS, new FindTickers.Query(List.of(symbol)), this::begin);
            case BOOK -> begin(address, Addresses.FIND_BOOK, new FindBook.Query(symbol, BookTale.DEPTH), this::begin);
            case TRADE ->
                begin(
                        address,
                        Addresses.FIND_PUBLIC_TRADES,
                        new FindPublicTrades.Query(symbol, TradeTale.RECENT),
                        this::begin);
            case CANDLE ->
                begin(
                        address,
                        Addresses.FIND_CANDLES,
                        new FindCandles.Query(
                                symbol, address.interval().orElseThrow(), Optional.empty(), Optional.empty(), 1),
                        this::begin);
            default -> {}
        }
    }

    /** Begins with the answer, unless something was announced meanwhile, or nobody knows one. */
    private <Q, R> void begin(BridgeAddress address, Address<Q, R> asked, Q question, Consumer<R> begin) {
        bus.request(asked, question).onSuccess(found -> {
            if (feeds.now(address.name()).isEmpty()) {
                begin.accept(found);
            }
        });
    }

    private void begin(FindTickers.Result found) {
        found.tickers().forEach(this::announceTicker);
    }

    private void begin(FindCandles.Result found) {
        found.candles().forEach(kept -> announceCandle(kept.candle()));
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
