package io.cryptoflow.infrastructure.llm;

import io.cryptoflow.application.port.Interpreter.Reading;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.entrypoints.json.IntentJson;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.FakeModel;
import io.cryptoflow.infrastructure.parser.GrammarInterpreter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** A small market, an account, and an interpreter with a scripted model behind the parser. */
final class ReadByModel implements AutoCloseable {
    static final String KEY = "sk-hunter2";
    static final int STEPS = 3;
    static final AccountContext CONTEXT = new AccountContext(
            Instant.parse("2026-03-11T14:30:00Z"),
            ZoneOffset.UTC,
            new Asset("USD"),
            List.of(new AccountContext.OpenOrder("1001", Side.BUY, new Asset("ETH"), OrderType.LIMIT)));
    static final MarketVocabulary VOCABULARY = new MarketVocabulary(
            List.of(
                    traded("BTC", "65000", "bitcoin"),
                    traded("ETH", "3500", "ether", "ethereum"),
                    traded("SOL", "150", "solana"),
                    traded("DOGE", "0.15", "dogecoin")),
            List.of(named("USD", "dollar", "dollars", "bucks"), named("USDT", "tether"), named("EUR", "euro", "euros")),
            List.of("BINANCE", "KRAKEN"));

    private final Vertx vertx = Vertx.vertx();
    final FakeModel model = FakeModel.start(vertx);
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final GrammarInterpreter parser = new GrammarInterpreter(VOCABULARY);

    ModelInterpreter interpreter(Duration callTimeout, int tokens, int concurrency) {
        return interpreter(
                model.base(),
                new ModelLimits(
                        callTimeout,
                        callTimeout.multipliedBy(2),
                        STEPS,
                        tokens,
                        concurrency,
                        new BigDecimal("2"),
                        new BigDecimal("10")));
    }

    ModelInterpreter interpreter(URI base, ModelLimits limits) {
        ChatModel.Server server = new ChatModel.Server(base, "fake-1", KEY);
        ChatModel chat = new ChatModel(vertx, server, limits, new ModelMetrics(registry));
        return new ModelInterpreter(chat, parser, VOCABULARY);
    }

    /** Within limits that only a hanging test reaches. */
    Reading read(String sentence) {
        return interpreter(Duration.ofMinutes(1), 20_000, 4).read(sentence, CONTEXT);
    }

    Interpretation parsed(String sentence) {
        return parser.interpret(sentence, CONTEXT);
    }

    static String json(Reading reading) {
        return IntentJson.of(reading.interpretation()).encode();
    }

    double ended(ModelOutcome outcome) {
        return registry.get("agent.model.sentences")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .counter()
                .count();
    }

    Vertx vertx() {
        return vertx;
    }

    private static MarketVocabulary.Traded traded(String code, String price, String... names) {
        return new MarketVocabulary.Traded(named(code, names), Price.of(price));
    }

    private static MarketVocabulary.Named named(String code, String... names) {
        return new MarketVocabulary.Named(new Asset(code), List.of(names));
    }

    @Override
    public void close() {
        model.close();
        Await.await(vertx.close());
    }
}
