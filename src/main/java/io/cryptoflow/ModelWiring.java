package io.cryptoflow;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.infrastructure.llm.ChatModel;
import io.cryptoflow.infrastructure.llm.ModelInterpreter;
import io.cryptoflow.infrastructure.llm.ModelLimits;
import io.cryptoflow.infrastructure.llm.ModelMetrics;
import io.cryptoflow.infrastructure.parser.GrammarInterpreter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Who reads what people say: the grammar, and behind it a model where one is configured. */
final class ModelWiring {
    private final Optional<ChatModel> model;

    ModelWiring(Vertx vertx, ModelSettings settings, MeterRegistry registry) {
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

    /** A reader of sentences about {@code vocabulary}; it may wait for the model, on a thread of none of the event loops. */
    Interpreter reader(GrammarInterpreter grammar, MarketVocabulary vocabulary) {
        return model.<Interpreter>map(chat -> new ModelInterpreter(chat, grammar, vocabulary))
                .orElse(grammar);
    }

    /** Closes the connections to the model. */
    Future<Void> close() {
        return model.map(ChatModel::close).orElseGet(Future::succeededFuture);
    }
}
