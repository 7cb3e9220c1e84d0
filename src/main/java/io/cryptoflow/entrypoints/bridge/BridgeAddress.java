package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.strategy.LiveStrategy;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.value.AccountId;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that clients may register, and the only ones there are.
 *
 * @param name as clients write it: {@code market.ticker.BTC-USDT}, {@code market.candle.BTC-USDT.1m}
 * @param kind what is announced there
 * @param subject whose market it is, empty for an account
 * @param interval of candles, empty for everything else
 * @param owner the account whose keys open it, empty for everybody
 */
record BridgeAddress(
        String name,
        Kind kind,
        Optional<Symbol> subject,
        Optional<CandleInterval> interval,
        Optional<AccountId> owner) {
    private static final String ACCOUNT_SUFFIX = ".events";

    /** What is announced. */
    enum Kind {
        TICKER("market.ticker."),
        TRADE("market.trade."),
        BOOK("market.book."),
        CANDLE("market.candle."),
        SIGNAL("strategy.signal."),
        BACKTEST("backtest."),
        ACCOUNT("account.");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** Lower-case name, as events and metrics write it. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a newer message makes an older one worthless, even for who reads fast: nobody waits for each ticker. */
        boolean latestWins() {
            return this == TICKER;
        }
    }

    static BridgeAddress ofMarket(Kind kind, Symbol symbol) {
        return new BridgeAddress(kind.prefix + symbol, kind, Optional.of(symbol), Optional.empty(), Optional.empty());
    }

    static BridgeAddress ofCandles(Symbol symbol, CandleInterval interval) {
        return new BridgeAddress(
                Kind.CANDLE.prefix + symbol + "." + interval.text(),
                Kind.CANDLE,
                Optional.of(symbol),
                Optional.of(interval),
                Optional.empty());
    }

    static BridgeAddress ofSignals(String strategy) {
        return new BridgeAddress(
                Kind.SIGNAL.prefix + strategy, Kind.SIGNAL, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static BridgeAddress ofBacktests(AccountId account) {
        return new BridgeAddress(
                Kind.BACKTEST.prefix + account,
                Kind.BACKTEST,
                Optional.empty(),
                Optional.empty(),
                Optional.of(account));
    }

    static BridgeAddress ofAccount(AccountId account) {
        return new BridgeAddress(
                Kind.ACCOUNT.prefix + account + ACCOUNT_SUFFIX,
                Kind.ACCOUNT,
                Optional.empty(),
                Optional.empty(),
                Optional.of(account));
    }

    /** Reads a client's address; empty when there is no such address for clients. */
    static Optional<BridgeAddress> parse(String name) {
        for (Kind kind : Kind.values()) {
            if (name.startsWith(kind.prefix)) {
                return parse(kind, name.substring(kind.prefix.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<BridgeAddress> parse(Kind kind, String rest) {
        try {
            return switch (kind) {
                case ACCOUNT -> withoutSuffix(rest, ACCOUNT_SUFFIX).map(name -> ofAccount(new AccountId(name)));
                case BACKTEST -> Optional.of(ofBacktests(new AccountId(rest)));
                case CANDLE -> parseCandles(rest);
                case SIGNAL -> Optional.of(rest).filter(LiveStrategy::isName).map(BridgeAddress::ofSignals);
                default -> Optional.of(ofMarket(kind, Symbol.of(rest)));
            };
        } catch (IllegalArgumentException notInTheNotation) {
            return Optional.empty();
        }
    }

    private static Optional<BridgeAddress> parseCandles(String rest) {
        int dot = rest.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : CandleInterval.of(rest.substring(dot + 1))
                        .map(interval -> ofCandles(Symbol.of(rest.substring(0, dot)), interval));
    }

    private static Optional<String> withoutSuffix(String text, String suffix) {
        return text.endsWith(suffix)
                ? Optional.of(text.substring(0, text.length() - suffix.length()))
                : Optional.empty();
    }
}
