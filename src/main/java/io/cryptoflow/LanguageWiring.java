package io.cryptoflow;

import io.cryptoflow.application.agent.Readers;
import io.cryptoflow.application.port.AnswerWriter;
import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.infrastructure.llm.ChatModel;
import io.cryptoflow.infrastructure.llm.ModelAnswerWriter;
import io.cryptoflow.infrastructure.llm.ModelInterpreter;
import io.cryptoflow.infrastructure.llm.ModelLimits;
import io.cryptoflow.infrastructure.llm.ModelMetrics;
import io.cryptoflow.infrastructure.parser.GrammarInterpreter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who reads what people say: the grammar, and behind it a model where one is configured. Readers are made anew when what can be traded, or
 * about what it costs, has changed; the model is the same.
 */
public final class LanguageWiring implements Readers.Source {
    private final Vertx vertx;
    private final Optional<ChatModel> model;

    /** Connects to nothing yet. */
    public LanguageWiring(Vertx vertx, ModelSettings settings, MeterRegistry registry) {
        this.vertx = vertx;
        model = settings.uri()
                .map(uri -> new ChatModel(
                        vertx,
                        new ChatModel.Server(
                                uri, settings.name(), settings.key().value()),
                        limits(settings),
                        new ModelMetrics(registry)));
    }

    private static ModelLimits limits(ModelSettings settings) {
        return new ModelLimits(
                settings.callTimeout(),
                settings.timeBudget(),
                settings.steps(),
                settings.tokenBudget(),
                settings.concurrency(),
                settings.promptPrice(),
                settings.completionPrice());
    }

    @Override
    public Readers of(MarketVocabulary vocabulary) {
        GrammarInterpreter grammar = new GrammarInterpreter(vocabulary);
        Interpreter first = model.<Interpreter>map(chat -> new ModelInterpreter(chat, grammar, vocabulary))
                .orElse(grammar);
        return new Readers(grammar, first, vocabulary);
    }

    @Override
    public Predicate<String> words() {
        return GrammarInterpreter::isWord;
    }

    /** Who writes answers from passages of the manual: the same model. */
    Optional<AnswerWriter> writer() {
        return model.map(chat -> new ModelAnswerWriter(vertx, chat));
    }

    /** Closes the connections to the model. */
    Future<Void> close() {
        return model.map(ChatModel::close).orElseGet(Future::succeededFuture);
    }
}
