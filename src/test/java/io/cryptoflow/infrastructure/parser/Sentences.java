package io.cryptoflow.infrastructure.parser;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.entrypoints.json.IntentJson;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A market of 17 coins, an account that speaks at a known moment, and what its sentences mean. */
final class Sentences {
    static final List<String> TICKERS =
            List.of("BTC", "ETH", "SOL", "LINK", "ADA", "AVAX", "DOT", "LTC", "XRP", "DOGE");
    static final AccountContext CONTEXT = new AccountContext(
            Instant.parse("2026-03-11T14:30:00Z"),
            ZoneOffset.UTC,
            new Asset("USD"),
            List.of(
                    new AccountContext.OpenOrder("1001", Side.BUY, new Asset("ETH"), OrderType.LIMIT),
                    new AccountContext.OpenOrder("1004", Side.SELL, new Asset("LINK"), OrderType.STOP)));
    static final MarketVocabulary VOCABULARY = new MarketVocabulary(
            List.of(
                    traded("BTC", "65000", "bitcoin"),
                    traded("ETH", "3500", "ether", "ethereum"),
                    traded("SOL", "150", "solana"),
                    traded("XRP", "0.60", "ripple"),
                    traded("ADA", "0.45", "cardano"),
                    traded("DOGE", "0.15", "dogecoin"),
                    traded("LTC", "80", "litecoin"),
                    traded("DOT", "7", "polkadot"),
                    traded("AVAX", "35", "avalanche"),
                    traded("LINK", "15", "chainlink"),
                    traded("BNB", "580", "binance coin"),
                    traded("BCH", "420", "bitcoin cash"),
                    traded("UNI", "9", "uniswap"),
                    traded("ATOM", "8", "cosmos"),
                    traded("SHIB", "0.00002", "shiba inu"),
                    traded("PEPE", "0.00001"),
                    traded("XLM", "0.11", "stellar")),
            List.of(
                    named("USD", "dollar", "dollars", "bucks", "cash"),
                    named("USDT", "tether"),
                    named("USDC"),
                    named("EUR", "euro", "euros"),
                    named("GBP", "pound", "pounds"),
                    named("BTC")),
            List.of("BINANCE", "COINBASE", "KRAKEN", "BYBIT", "OKX", "KUCOIN"));
    private static final Interpreter INTERPRETER = new GrammarInterpreter(VOCABULARY);

    private Sentences() {}

    static Interpretation meaning(String sentence) {
        return INTERPRETER.interpret(sentence, CONTEXT);
    }

    /** The intents of {@code sentence} as JSON, without the question of one for the manual; a reason when there are none. */
    static String said(String sentence) {
        Interpretation meaning = meaning(sentence);
        JsonObject json = IntentJson.of(meaning);
        json.remove("note");
        json.getJsonArray("actions").forEach(action -> ((JsonObject) action).remove("query"));
        return meaning.reason()
                .map(reason -> json.getString("outcome") + " " + json.getString("reason"))
                .orElseGet(() -> json.getJsonArray("actions").encode());
    }

    /** A file of the shared evaluation beside the project; the test is skipped, and says so, where it is absent. */
    static Path shared(String name) {
        Optional<Path> file = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("agent").resolve(name))
                .filter(Files::isReadable)
                .findFirst();
        assumeThat(file)
                .as("SKIPPED: no shared/agent/%s in any folder above the working directory", name)
                .isPresent();
        return file.orElseThrow();
    }

    private static MarketVocabulary.Traded traded(String code, String price, String... names) {
        return new MarketVocabulary.Traded(named(code, names), Price.of(price));
    }

    private static MarketVocabulary.Named named(String code, String... names) {
        return new MarketVocabulary.Named(new Asset(code), Arrays.asList(names));
    }
}
