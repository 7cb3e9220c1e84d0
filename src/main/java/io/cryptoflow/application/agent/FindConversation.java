package io.cryptoflow.application.agent;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.domain.agent.Conversation;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.Turn;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;

/** What was said in a conversation and what it led to. Fails NOT_FOUND. */
public final class FindConversation implements UseCase<FindConversation.Query, FindConversation.Result> {
    private final AgentStore store;

    /** Which conversation of which account. */
    public record Query(AccountId account, ConversationId conversation) {}

    /** Its turns, oldest first: the newest {@value AgentStore#MOST_TURNS} of them. */
    public record Result(Conversation conversation, List<Turn> turns) {
        /** Keeps its own copy. */
        public Result {
            turns = List.copyOf(turns);
        }
    }

    public FindConversation(AgentStore store) {
        this.store = store;
    }

    @Override
    public Future<Result> handle(Query query) {
        return store.findConversation(query.account(), query.conversation())
                .map(found -> found.orElseThrow(() -> AgentFailures.noConversation(query.conversation())))
                .compose(conversation ->
                        store.findTurns(conversation.id()).map(turns -> new Result(conversation, turns)));
    }
}
