package io.cryptoflow.application.agent;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.Conversation;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.Draft;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.Outcome;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.Spoken;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.agent.Turn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One turn of a conversation, from the sentence to the answer: listen, understand, look up or draw a ticket, remember. It waits for each
 * step, so it runs on a thread that may.
 */
public final class Agent {
    private final AgentThreads threads;
    private final AgentTools tools;
    private final AgentStore store;
    private final TicketDesk desk;
    private final Readers.Source readers;
    private final Supplier<ConversationId> ids;
    private final InstantSource clock;

    /** @param ids of new conversations */
    public Agent(
            AgentThreads threads,
            AgentTools tools,
            AgentStore store,
            TicketDesk desk,
            Readers.Source readers,
            Supplier<ConversationId> ids,
            InstantSource clock) {
        this.threads = threads;
        this.tools = tools;
        this.store = store;
        this.desk = desk;
        this.readers = readers;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a sentence came to, before it is remembered. */
    private record Answer(
            String meaning,
            String reply,
            Outcome outcome,
            Optional<ReplyReason> reason,
            List<Finding> findings,
            Optional<Ticket> drawn,
            Optional<Draft> draft,
            Optional<TicketId> ticket,
            boolean automatic) {
        Answer(
                String meaning,
                String reply,
                Outcome outcome,
                Optional<ReplyReason> reason,
                List<Finding> findings,
                Optional<Draft> draft,
                Optional<TicketId> ticket) {
            this(meaning, reply, outcome, reason, findings, Optional.empty(), draft, ticket, false);
        }
    }

    InstructAgent.Result turn(InstructAgent.Command command) {
        Principal principal = command.principal();
        Instant now = clock.instant();
        Conversation conversation = conversation(command, now).at(now);
        Markets markets = Markets.now(tools.reading(), threads);
        Holdings holdings = Holdings.of(principal.account(), tools.reading(), threads);
        Readers reading = readers.of(markets.vocabulary(readers.words()));
        Dialog.Heard heard = new Dialog(reading, holdings.context(now)).hear(command.text(), conversation);
        Answer answer =
                switch (heard.move()) {
                    case AGREES -> agreed(conversation, now);
                    case DROPS -> dropped(conversation);
                    case SAYS -> said(heard, command, conversation, new Scene(markets, holdings, reading, now));
                };
        remember(command, conversation, heard, answer, now);
        return result(principal, conversation, answer);
    }

    /** What is known in one turn. */
    private record Scene(Markets markets, Holdings holdings, Readers reading, Instant now) {}

    private Conversation conversation(InstructAgent.Command command, Instant now) {
        if (command.conversation().isEmpty()) {
            return Conversation.begin(ids.get(), command.principal().account(), now);
        }
        ConversationId id = command.conversation().get();
        return threads.await(store.findConversation(command.principal().account(), id))
                .orElseThrow(() -> AgentFailures.noConversation(id));
    }

    /** A word is not a confirmation: whoever confirms shows the hash of what was shown. */
    private Answer agreed(Conversation conversation, Instant now) {
        Optional<Ticket> open = conversation
                .ticket()
                .flatMap(id -> threads.await(store.findTicket(conversation.account(), id)))
                .filter(ticket -> ticket.isOpen(now));
        return nothing(
                ReplyReason.MISSING_CONTEXT,
                open.map(ReplyWords::howToConfirm).orElse("There is nothing here that waits for a confirmation."),
                conversation);
    }

    private Answer dropped(Conversation conversation) {
        conversation.ticket().ifPresent(id -> threads.await(store.withdraw(conversation.account(), id)));
        return new Answer(
                "drop it",
                "All right, that is dropped; nothing of it will be sent.",
                Outcome.NONE,
                Optional.of(ReplyReason.NEGATED),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Answer nothing(ReplyReason reason, String reply, Conversation conversation) {
        return nothing(reason, "", reply, conversation, conversation.draft());
    }

    private static Answer nothing(
            ReplyReason reason, String meaning, String reply, Conversation conversation, Optional<Draft> draft) {
        return new Answer(
                meaning, reply, reason.outcome(), Optional.of(reason), List.of(), draft, conversation.ticket());
    }

    private Answer said(Dialog.Heard heard, InstructAgent.Command command, Conversation conversation, Scene scene) {
        Interpretation meaning = heard.reading().interpretation();
        if (meaning.outcome() != Outcome.OK) {
            String about = heard.draft().map(Draft::text).orElse(command.text());
            String reply = ReplyWords.of(meaning, about, scene.reading().vocabulary());
            return nothing(meaning.reason().orElseThrow(), "", reply, conversation, heard.draft());
        }
        String words = Spoken.of(meaning.intents());
        try {
            return meaning.trades()
                    ? ticket(words, meaning.intents(), heard.draft(), command.principal(), conversation, scene)
                    : looked(words, meaning.intents(), conversation, scene);
        } catch (Unfit unfit) {
            return nothing(unfit.reason(), words, unfit.reply(), conversation, conversation.draft());
        }
    }

    private Answer looked(String words, List<Intent> intents, Conversation conversation, Scene scene) {
        Lookup lookup = new Lookup(
                conversation.account(), tools.reading(), threads, scene.markets(), scene.holdings(), scene.now());
        List<Finding> findings = new ArrayList<>();
        List<String> replies = new ArrayList<>();
        for (Intent intent : intents) {
            Optional<Finding> finding = intent.accept(lookup);
            finding.ifPresent(findings::add);
            String otherwise = intent instanceof Intent.Help ? ReplyWords.HELP : ReplyWords.MANUAL;
            replies.add(finding.map(found -> found.accept(new FindingWords())).orElse(otherwise));
        }
        return new Answer(
                words,
                String.join("\n", replies),
                Outcome.OK,
                Optional.empty(),
                findings,
                conversation.draft(),
                conversation.ticket());
    }

    private Answer ticket(
            String words,
            List<Intent> intents,
            Optional<Draft> draft,
            Principal principal,
            Conversation conversation,
            Scene scene) {
        if (!principal.scopes().contains(Scope.TRADE)) {
            throw new Unfit(
                    ReplyReason.SCOPE_MISSING,
                    "This API key may only look: a ticket needs a key with the scope trade.");
        }
        Ticket drawn = desk.draw(principal, intents, scene.markets(), scene.holdings(), Optional.of(conversation.id()));
        conversation.ticket().ifPresent(id -> threads.await(store.withdraw(conversation.account(), id)));
        boolean automatic = desk.isConfirmedByPolicy(drawn);
        String reply = automatic ? ReplyWords.automatic(words, drawn) : ReplyWords.open(words, drawn);
        return new Answer(
                words,
                reply,
                Outcome.OK,
                Optional.empty(),
                List.of(),
                Optional.of(drawn),
                draft,
                Optional.of(drawn.id()),
                automatic);
    }

    private void remember(
            InstructAgent.Command command, Conversation conversation, Dialog.Heard heard, Answer answer, Instant now) {
        Conversation after = conversation.next(now, answer.draft(), answer.ticket());
        Turn turn = new Turn(
                after.turns(),
                now,
                command.text(),
                answer.meaning(),
                heard.reading().reader(),
                heard.reading().transcript(),
                answer.outcome(),
                answer.reason(),
                answer.reply(),
                answer.drawn().map(Ticket::id));
        threads.await(store.addTurn(after, turn, answer.drawn()));
    }

    /** Sends what the account's policy allows, once it is written down. */
    private InstructAgent.Result result(Principal principal, Conversation conversation, Answer answer) {
        Optional<Ticket> shown = answer.drawn()
                .map(ticket -> answer.automatic() ? desk.confirm(principal, ticket.id(), ticket.hash()) : ticket);
        return new InstructAgent.Result(
                conversation.id(), answer.reply(), answer.outcome(), answer.reason(), answer.findings(), shown);
    }
}
