package io.cryptoflow.application.agent;

import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.KnownNames;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is listed, and what it costs now; looked at once in a turn. */
final class Markets {
    /** Plain dollars: without a market of their own they are paid in a coin that is worth one. */
    static final Asset DOLLARS = new Asset("USD");

    /** What is worth a dollar. */
    static final List<Asset> DOLLAR_COINS = List.of(DOLLARS, new Asset("USDT"), new Asset("USDC"));

    private final Map<Symbol, Instrument> instruments = new LinkedHashMap<>();
    private final Map<Symbol, Ticker> tickers = new HashMap<>();
    private final MarketSource source;

    private Markets(FindInstruments.Result listed, FindTickers.Result told) {
        listed.instruments().forEach(instrument -> instruments.put(instrument.symbol(), instrument));
        told.tickers().forEach(ticker -> tickers.put(ticker.symbol(), ticker));
        source = listed.source();
    }

    static Markets now(AgentTools.Reading tools, AgentThreads threads) {
        FindInstruments.Result listed = threads.await(tools.instruments().handle(new FindInstruments.Query()));
        FindTickers.Result told = threads.await(tools.tickers().handle(new FindTickers.Query(List.of())));
        return new Markets(listed, told);
    }

    MarketSource source() {
        return source;
    }

    /** The market of {@code base}, in dollars unless another currency was named; {@link Unfit} names what is missing. */
    Instrument instrument(Asset base, Optional<Asset> quote) {
        List<Asset> wanted = quote.map(List::of).orElse(DOLLAR_COINS);
        return wanted.stream()
                .filter(asset -> !asset.equals(base))
                .map(asset -> Optional.ofNullable(instruments.get(new Symbol(base, asset))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Unfit.notOffered("There is no market of " + base + " in "
                        + quote.map(Asset::code).orElse("dollars or a dollar coin") + " here."));
    }

    /** What money of {@code named} is at the market of {@code symbol}; {@link Unfit} when it is not paid there. */
    static void requirePaidIn(Symbol symbol, Asset named) {
        boolean dollars = named.equals(DOLLARS) && DOLLAR_COINS.contains(symbol.quote());
        if (!dollars && !named.equals(symbol.quote())) {
            throw Unfit.notOffered(symbol.base() + " is paid in " + symbol.quote() + " here, not in " + named + ".");
        }
    }

    /** The asset that stands for {@code named} on the account: dollars are held in the coin that markets here are paid in. */
    Asset held(Asset named) {
        if (!named.equals(DOLLARS)) {
            return named;
        }
        return DOLLAR_COINS.stream()
                .filter(coin -> instruments.keySet().stream()
                        .anyMatch(symbol -> symbol.quote().equals(coin)))
                .findFirst()
                .orElse(DOLLARS);
    }

    /** Whether {@code asset} is a currency that markets here are paid in. */
    boolean isMoney(Asset asset) {
        return KnownNames.CURRENCIES.stream().anyMatch(named -> named.asset().equals(asset))
                && instruments.keySet().stream()
                        .anyMatch(symbol -> symbol.quote().equals(asset));
    }

    Optional<Ticker> ticker(Symbol symbol) {
        return Optional.ofNullable(tickers.get(symbol));
    }

    /** What a taker of {@code side} gets first; {@link Unfit} without a fresh price. */
    Price takerPrice(Symbol symbol, Side side) {
        return fresh(symbol)
                .flatMap(ticker -> side == Side.BUY ? ticker.bestAsk() : ticker.bestBid())
                .map(BookLevel::price)
                .orElseThrow(() -> noPrice(symbol));
    }

    /** The price of the last print; {@link Unfit} without a fresh one. */
    Price lastPrice(Symbol symbol) {
        return fresh(symbol).flatMap(Ticker::lastPrice).orElseThrow(() -> noPrice(symbol));
    }

    private Optional<Ticker> fresh(Symbol symbol) {
        return ticker(symbol).filter(ticker -> !ticker.stale());
    }

    private static Unfit noPrice(Symbol symbol) {
        return Unfit.notOffered("There is no fresh price of " + symbol + " now, so nothing can be computed from it.");
    }

    /** What can be spoken of here: assets with a price whose ticker is not an ordinary word. */
    MarketVocabulary vocabulary(Predicate<String> isWord) {
        Map<Asset, MarketVocabulary.Traded> assets = new LinkedHashMap<>();
        for (Symbol symbol : instruments.keySet()) {
            boolean speakable = DOLLAR_COINS.contains(symbol.quote())
                    && !DOLLAR_COINS.contains(symbol.base())
                    && !isWord.test(symbol.base().code());
            Optional<Price> price = ticker(symbol).flatMap(Markets::anyPrice);
            if (speakable && price.isPresent()) {
                assets.putIfAbsent(
                        symbol.base(), new MarketVocabulary.Traded(KnownNames.of(symbol.base()), price.get()));
            }
        }
        return new MarketVocabulary(List.copyOf(assets.values()), KnownNames.CURRENCIES, KnownNames.VENUES);
    }

    private static Optional<Price> anyPrice(Ticker ticker) {
        return ticker.lastPrice().or(() -> ticker.bestBid().map(BookLevel::price));
    }
}
