package io.cryptoflow;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.infrastructure.llm.ModelInterpreter;
import io.cryptoflow.infrastructure.llm.ModelLimits;
import io.cryptoflow.infrastructure.llm.ModelMetrics;
import io.cryptoflow.infrastructure.parser.GrammarInterpreter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;

/** Who reads what people say: the parser, and behind it a model where one is configured. */
final class ModelWiring {
    private ModelWiring() {}

    /** A reader of sentences about {@code vocabulary}; it may wait for the model, on a thread of none of the event loops. */
    static Interpreter interpreter(
            Vertx vertx, MarketVocabulary vocabulary, ModelSettings settings, MeterRegistry registry) {
        GrammarInterpreter parser = new GrammarInterpreter(vocabulary);
        return settings.uri()
                .map(uri -> withModel(vertx, parser, vocabulary, uri, settings, registry))
                .orElse(parser);
    }

    private static Interpreter withModel(
            Vertx vertx,
            GrammarInterpreter parser,
            MarketVocabulary vocabulary,
            URI uri,
            ModelSettings settings,
            MeterRegistry registry) {
        ModelLimits limits = new ModelLimits(
                settings.callTimeout(),
                settings.timeBudget(),
                settings.steps(),
                settings.tokenBudget(),
                settings.concurrency(),
                settings.promptPrice(),
                settings.completionPrice());
        return new ModelInterpreter(
                vertx,
                parser,
                vocabulary,
                new ModelInterpreter.Server(uri, settings.name(), settings.key().value()),
                limits,
                new ModelMetrics(registry));
    }
}
