package io.cryptoflow.bench;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.infrastructure.parser.GrammarInterpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Reads the examples of the manual's page on language again and again: the time of one sentence, on one thread. */
final class LanguageBenchmark {
    private static final Path PAGE = Path.of("src/main/resources/docs/language.md");
    private static final int WARM_UP_ROUNDS = 500;
    private static final int ROUNDS = 500;
    private static final double NANOS_PER_SECOND = 1e9;

    private LanguageBenchmark() {}

    static List<String> run() throws IOException {
        List<String> sentences = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("- `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
        Interpreter interpreter = new GrammarInterpreter(vocabulary());
        AccountContext context =
                new AccountContext(Instant.parse("2026-03-11T14:30:00Z"), ZoneOffset.UTC, new Asset("USD"), List.of());
        rounds(WARM_UP_ROUNDS, sentences, interpreter, context, new Latencies());
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        rounds(ROUNDS, sentences, interpreter, context, latencies);
        Throughput all = Latencies.over((System.nanoTime() - start) / NANOS_PER_SECOND, List.of(latencies));
        return List.of(String.format(
                Locale.ROOT,
                "language  %d sentences, %.0f/s on one thread, p50 %.3f ms, p99 %.3f ms",
                sentences.size(),
                all.perSecond(),
                all.p50Millis(),
                all.p99Millis()));
    }

    private static void rounds(
            int rounds, List<String> sentences, Interpreter interpreter, AccountContext context, Latencies latencies) {
        for (int round = 0; round < rounds; round++) {
            for (String sentence : sentences) {
                long start = System.nanoTime();
                if (interpreter.interpret(sentence, context).intents().isEmpty()) {
                    throw new BenchFailure("not understood: " + sentence);
                }
                latencies.add(System.nanoTime() - start);
            }
        }
    }

    private static MarketVocabulary vocabulary() {
        return new MarketVocabulary(
                List.of(
                        traded("BTC", "65000", "bitcoin"),
                        traded("ETH", "3500", "ether", "ethereum"),
                        traded("SOL", "150", "solana"),
                        traded("XRP", "0.6", "ripple"),
                        traded("ADA", "0.45", "cardano"),
                        traded("LTC", "80", "litecoin"),
                        traded("DOT", "7", "polkadot"),
                        traded("AVAX", "35", "avalanche"),
                        traded("LINK", "15", "chainlink"),
                        traded("UNI", "9", "uniswap")),
                List.of(named("USD", "dollars", "cash"), named("USDT"), named("EUR", "euros")),
                List.of("KRAKEN"));
    }

    private static MarketVocabulary.Traded traded(String code, String price, String... names) {
        return new MarketVocabulary.Traded(named(code, names), Price.of(price));
    }

    private static MarketVocabulary.Named named(String code, String... names) {
        return new MarketVocabulary.Named(new Asset(code), List.of(names));
    }
}
