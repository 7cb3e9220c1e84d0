package io.cryptoflow.infrastructure.llm;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.application.port.MentionFinder;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.ClosureRule;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.agent.Objection;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.RequestRules;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a model read the sentences that another interpreter did not understand; what that one understood, refused or asked back for a
 * reason never leaves the process. The model's requests pass the same checks, and name exactly what the sentence names. Whatever
 * goes wrong with the model, the other's answer stands. Blocks its thread, which is none of an event loop.
 */
public final class ModelInterpreter implements Interpreter {
    private static final Logger LOG = LoggerFactory.getLogger(ModelInterpreter.class);

    private static final String GRAMMAR = "grammar";

    private final Interpreter parser;
    private final MentionFinder finder;
    private final ChatModel model;
    private final IntentReader reader;
    private final RequestRules rules;
    private final ModelRules prompt;

    /** @param parser reads first; it also finds what a sentence names */
    public <P extends Interpreter & MentionFinder> ModelInterpreter(
            ChatModel model, P parser, MarketVocabulary vocabulary) {
        this.model = model;
        this.parser = parser;
        this.finder = parser;
        reader = new IntentReader(vocabulary);
        rules = new RequestRules(vocabulary);
        prompt = new ModelRules(model.rules(), vocabulary);
    }

    @Override
    public Interpretation interpret(String text, AccountContext context) {
        return read(text, context).interpretation();
    }

    @Override
    public Reading read(String text, AccountContext context) {
        Interpretation parsed = parser.interpret(text, context);
        if (!parsed.reason().equals(Optional.of(ReplyReason.NOT_UNDERSTOOD)) || text.length() > LONGEST) {
            return grammar(parsed);
        }
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("expected a worker thread");
        }
        return model.ifFree(talk -> byModel(talk, text, context, parsed)).orElseGet(() -> grammar(parsed));
    }

    private static Reading grammar(Interpretation parsed) {
        return new Reading(parsed, GRAMMAR, Optional.empty());
    }

    private Reading byModel(ModelTalk talk, String text, AccountContext context, Interpretation parsed) {
        try {
            Interpretation read = talk.about(prompt.text(context), text, calls -> meaning(calls, text));
            Interpretation judged = judged(read, text, context, parsed);
            model.metrics().ended(outcome(read, judged));
            String by = judged.equals(parsed) ? GRAMMAR : model.name();
            return new Reading(judged, by, Optional.of(talk.transcript()));
        } catch (ChatFailure failure) {
            model.metrics().ended(failure.outcome());
            LOG.info("model gave no reading outcome={} cause=\"{}\"", failure.outcome(), failure.getMessage());
            return new Reading(parsed, GRAMMAR, Optional.of(talk.transcript()));
        }
    }

    private Interpretation meaning(List<ChatReply.Call> calls, String text) {
        List<Intent> intents = new ArrayList<>();
        for (ChatReply.Call call : calls) {
            JsonObject arguments = model.tools().arguments(call);
            if (call.tool().equals("ask_back")) {
                return askedBack(arguments, text);
            }
            intents.add(reader.read(call.tool(), arguments, text));
        }
        return Interpretation.of(intents);
    }

    /** Of the model's words only those of the sentence itself reach the user. */
    private static Interpretation askedBack(JsonObject arguments, String text) {
        String words = arguments.getString("words", "");
        ReplyReason reason = ReplyReason.valueOf(arguments.getString("reason").toUpperCase(Locale.ROOT));
        return Interpretation.because(reason, text.contains(words) ? words : "");
    }

    private Interpretation judged(Interpretation read, String text, AccountContext context, Interpretation parsed) {
        if (ClosureRule.objection(finder.mentions(text), read.intents(), context)
                .isPresent()) {
            return parsed;
        }
        return rules.objection(read.intents()).map(Objection::interpretation).orElse(read);
    }

    private static ModelOutcome outcome(Interpretation read, Interpretation judged) {
        if (!judged.equals(read)) {
            return ModelOutcome.DENIED;
        }
        return read.intents().isEmpty() ? ModelOutcome.ASKED_BACK : ModelOutcome.UNDERSTOOD;
    }
}
