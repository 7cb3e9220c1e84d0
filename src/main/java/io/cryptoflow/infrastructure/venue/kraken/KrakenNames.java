package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Asset;
import java.util.Map;
import java.util.Optional;

/**
 * Kraken's names of a symbol. REST and the field {@code wsname} say XBT for bitcoin and XDG for dogecoin; version 2 of the
 * WebSocket says BTC and DOGE, as everybody else.
 */
final class KrakenNames {
    private static final Map<String, String> OURS = Map.of("XBT", "BTC", "XDG", "DOGE");
    private static final Map<String, String> THEIRS = Map.of("BTC", "XBT", "DOGE", "XDG");

    private KrakenNames() {}

    /** The symbol that {@code BASE/QUOTE} names, in either spelling; none for assets that are not written as ours are. */
    static Optional<Symbol> symbol(String name) {
        String[] assets = name.split("/", -1);
        try {
            return assets.length == 2 ? Optional.of(new Symbol(asset(assets[0]), asset(assets[1]))) : Optional.empty();
        } catch (IllegalArgumentException unusual) {
            return Optional.empty();
        }
    }

    /** As the WebSocket names it: {@code BTC/USDT}. */
    static String streamed(Symbol symbol) {
        return symbol.base() + "/" + symbol.quote();
    }

    /** As requests by REST name it: {@code XBTUSDT}. */
    static String requested(Symbol symbol) {
        return theirs(symbol.base()) + theirs(symbol.quote());
    }

    private static Asset asset(String code) {
        return new Asset(OURS.getOrDefault(code, code));
    }

    private static String theirs(Asset asset) {
        return THEIRS.getOrDefault(asset.code(), asset.code());
    }
}
