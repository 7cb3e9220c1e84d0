package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import java.util.List;
import java.util.Map;

/** How people call well-known assets, currencies and venues, in small letters, assets in the singular; a code is always a name too. */
public final class KnownNames {
    /** Venues that people may name; orders go to {@link #PAPER} alone. */
    public static final List<String> VENUES =
            List.of("BINANCE", "COINBASE", "KRAKEN", "BYBIT", "OKX", "KUCOIN", KnownNames.PAPER);

    /** The venue that simulates. */
    public static final String PAPER = "PAPER";

    /** What things can be paid with, whether or not anything here is. */
    public static final List<MarketVocabulary.Named> CURRENCIES = List.of(
            currency("USD", "dollar", "dollars", "buck", "bucks", "cash"),
            currency("USDT", "tether"),
            currency("USDC"),
            currency("EUR", "euro", "euros"),
            currency("GBP", "pound", "pounds"));

    private static final Map<String, List<String>> ASSETS = Map.ofEntries(
            Map.entry("BTC", List.of("bitcoin")),
            Map.entry("ETH", List.of("ether", "ethereum")),
            Map.entry("SOL", List.of("solana")),
            Map.entry("XRP", List.of("ripple")),
            Map.entry("ADA", List.of("cardano")),
            Map.entry("DOGE", List.of("dogecoin")),
            Map.entry("LTC", List.of("litecoin")),
            Map.entry("DOT", List.of("polkadot")),
            Map.entry("AVAX", List.of("avalanche")),
            Map.entry("LINK", List.of("chainlink")),
            Map.entry("BNB", List.of("binance coin")),
            Map.entry("BCH", List.of("bitcoin cash")),
            Map.entry("UNI", List.of("uniswap")),
            Map.entry("ATOM", List.of("cosmos")),
            Map.entry("SHIB", List.of("shiba inu")),
            Map.entry("PEPE", List.of()),
            Map.entry("XLM", List.of("stellar")),
            Map.entry("TRX", List.of("tron")));

    private KnownNames() {}

    private static MarketVocabulary.Named currency(String code, String... names) {
        return new MarketVocabulary.Named(new Asset(code), List.of(names));
    }

    /** The asset with its names. */
    public static MarketVocabulary.Named of(Asset asset) {
        return new MarketVocabulary.Named(asset, ASSETS.getOrDefault(asset.code(), List.of()));
    }
}
