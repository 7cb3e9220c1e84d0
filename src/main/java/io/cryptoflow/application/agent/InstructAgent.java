package io.cryptoflow.application.agent;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.Outcome;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.Ticket;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Answers one sentence: questions at once, what trades with a ticket that waits for its confirmation. */
public final class InstructAgent implements UseCase<InstructAgent.Command, InstructAgent.Result> {
    /** How much can be said at once. */
    public static final int MOST_CHARACTERS = 2_000;

    private final AgentThreads threads;
    private final Agent agent;

    /**
     * What is said by whom.
     *
     * @param conversation in which; a new one begins without it
     */
    public record Command(Principal principal, String text, Optional<ConversationId> conversation) {
        /** Refuses more than {@value #MOST_CHARACTERS} characters with {@link IllegalArgumentException}. */
        public Command {
            if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
                throw new IllegalArgumentException("expected at most " + MOST_CHARACTERS + " characters");
            }
        }
    }

    /**
     * The answer.
     *
     * @param reply for people; every figure in it is also in {@code findings} or in {@code ticket}
     * @param reason why nothing is done; absent exactly when the outcome is OK
     * @param ticket what waits for a confirmation, or was sent already where the account's policy allows that
     */
    public record Result(
            ConversationId conversation,
            String reply,
            Outcome outcome,
            Optional<ReplyReason> reason,
            List<Finding> findings,
            Optional<Ticket> ticket) {
        /** Keeps its own copy. */
        public Result {
            findings = List.copyOf(findings);
        }
    }

    public InstructAgent(AgentThreads threads, Agent agent) {
        this.threads = threads;
        this.agent = agent;
    }

    @Override
    public Future<Result> handle(Command command) {
        return threads.run(() -> agent.turn(command));
    }
}
