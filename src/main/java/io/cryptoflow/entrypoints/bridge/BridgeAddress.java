package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.AccountId;
import java.util.Optional;

/**
 * An address that clients may register, and the only ones there are.
 *
 * @param name as clients write it: {@code market.ticker.BTC-USDT}
 * @param kind what is announced there
 * @param owner the account whose keys open it, empty for everybody
 */
record BridgeAddress(String name, Kind kind, Optional<AccountId> owner) {
    private static final String ACCOUNT_PREFIX = "account.";
    private static final String ACCOUNT_SUFFIX = ".events";

    /** What is announced, and what a reader that is too slow gets. */
    enum Kind {
        TICKER("market.ticker."),
        TRADE("market.trade."),
        BOOK("market.book."),
        ACCOUNT(ACCOUNT_PREFIX);

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** Whether a newer message makes an older one worthless, so that only the latest is kept for a slow reader. */
        boolean latestWins() {
            return this == TICKER || this == BOOK;
        }
    }

    static String ofMarket(Kind kind, Symbol symbol) {
        return kind.prefix + symbol;
    }

    static String ofAccount(AccountId account) {
        return ACCOUNT_PREFIX + account + ACCOUNT_SUFFIX;
    }

    /** Reads a client's address; empty when there is no such address for clients. */
    static Optional<BridgeAddress> parse(String name) {
        for (Kind kind : Kind.values()) {
            if (name.startsWith(kind.prefix)) {
                return parse(kind, name);
            }
        }
        return Optional.empty();
    }

    private static Optional<BridgeAddress> parse(Kind kind, String name) {
        String rest = name.substring(kind.prefix.length());
        try {
            if (kind != Kind.ACCOUNT) {
                Symbol.of(rest);
                return Optional.of(new BridgeAddress(name, kind, Optional.empty()));
            }
            if (!rest.endsWith(ACCOUNT_SUFFIX)) {
                return Optional.empty();
            }
            AccountId owner = new AccountId(rest.substring(0, rest.length() - ACCOUNT_SUFFIX.length()));
            return Optional.of(new BridgeAddress(name, kind, Optional.of(owner)));
        } catch (IllegalArgumentException notInTheNotation) {
            return Optional.empty();
        }
    }
}
