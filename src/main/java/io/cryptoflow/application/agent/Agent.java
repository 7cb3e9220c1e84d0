package io.cryptoflow.application.agent;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.value.Asset;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One turn of a conversation, from the sentence to the answer. It waits: it runs on a thread that may. */
public final class Agent {
    private static final Asset DOLLARS = new Asset("USD");

    private final Interpreter interpreter;
    private final Supplier<ConversationId> ids;
    private final InstantSource clock;

    public Agent(Interpreter interpreter, Supplier<ConversationId> ids, InstantSource clock) {
        this.interpreter = interpreter;
        this.ids = ids;
        this.clock = clock;
    }

    InstructAgent.Result turn(InstructAgent.Command command) {
        AccountContext context = new AccountContext(clock.instant(), ZoneOffset.UTC, DOLLARS, List.of());
        Interpretation meaning = interpreter.read(command.text(), context).interpretation();
        return new InstructAgent.Result(
                command.conversation().orElseGet(ids),
                meaning.remark(),
                meaning.outcome(),
                meaning.reason(),
                List.of(),
                Optional.empty());
    }
}
