package io.cryptoflow.application.agent;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.order.PreviewOrder;
import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.agent.RequestRules;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketAction;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.agent.TicketLine;
import io.cryptoflow.domain.agent.TicketLine.Forecast;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.risk.CostEstimate;
import io.cryptoflow.domain.risk.Inspection;
import io.cryptoflow.domain.risk.Verdict;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Draws up tickets, and sends them once they are confirmed. It waits, so it works inside of a turn. */
public final class TicketDesk {
    /** How long a ticket can be confirmed. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    private final AgentThreads threads;
    private final AgentTools tools;
    private final AgentStore store;
    private final Predicate<String> words;
    private final AutoConfirm autoConfirm;
    private final Supplier<TicketId> ids;
    private final InstantSource clock;

    /**
     * Draws up nothing yet.
     *
     * @param words whether a code is also an ordinary word
     * @param autoConfirm whose tickets policy confirms
     */
    public TicketDesk(
            AgentThreads threads,
            AgentTools tools,
            AgentStore store,
            Predicate<String> words,
            AutoConfirm autoConfirm,
            Supplier<TicketId> ids,
            InstantSource clock) {
        this.threads = threads;
        this.tools = tools;
        this.store = store;
        this.words = words;
        this.autoConfirm = autoConfirm;
        this.ids = ids;
        this.clock = clock;
    }

    /** A ticket outside of conversations, kept. */
    Ticket draft(Principal principal, List<Intent> intents) {
        try {
            Markets markets = Markets.now(tools.reading(), threads);
            requirePlausible(intents, markets.vocabulary(words));
            Holdings holdings = Holdings.of(principal.account(), tools.reading(), threads);
            Ticket ticket = draw(principal, intents, markets, holdings, Optional.empty());
            threads.await(store.addTicket(ticket));
            return ticket;
        } catch (Unfit unfit) {
            throw FailureException.of(Failure.Kind.UNPROCESSABLE, unfit.reason().name(), unfit.reply());
        }
    }

    /** What whoever reads a sentence looks for before it gets here. */
    private static void requirePlausible(List<Intent> intents, MarketVocabulary vocabulary) {
        new RequestRules(vocabulary).objection(intents).ifPresent(objection -> {
            throw new Unfit(objection.reason(), ReplyWords.of(objection.interpretation(), "", vocabulary));
        });
    }

    /** A ticket for {@code intents}, not kept yet; {@link Unfit} says what cannot be. */
    Ticket draw(
            Principal principal,
            List<Intent> intents,
            Markets markets,
            Holdings holdings,
            Optional<ConversationId> conversation) {
        requireTrade(principal);
        TicketId id = ids.get();
        List<TicketAction> actions =
                new ActionComposer(new OrderComposer(markets, holdings), holdings, id).actions(intents);
        OrderWords words = new OrderWords(holdings.open());
        List<TicketLine> lines = actions.stream()
                .map(action -> new TicketLine(action, action.accept(words), forecasts(principal, action)))
                .toList();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        return Ticket.draw(id, principal.account(), conversation, lines, now, expiresAt);
    }

    private static void requireTrade(Principal principal) {
        if (!principal.scopes().contains(Scope.TRADE)) {
            throw FailureException.of(Failure.Kind.FORBIDDEN, "SCOPE_MISSING", "expected a key with the scope trade");
        }
    }

    /** Exits of a group sell what is not bought yet, so that only its entry can be looked at. */
    private List<Forecast> forecasts(Principal principal, TicketAction action) {
        return action.orders().stream()
                .limit(1)
                .map(terms -> forecast(principal, terms))
                .toList();
    }

    private Forecast forecast(Principal principal, OrderTerms terms) {
        PreviewOrder.Result preview = threads.await(
                tools.reading().preview().handle(new PreviewOrder.Query(principal.account(), principal.key(), terms)));
        Optional<CostEstimate> estimate = preview.estimate();
        return new Forecast(
                preview.passed().map(Verdict.Passed::held),
                estimate.map(CostEstimate::quantity),
                estimate.map(CostEstimate::notional),
                estimate.map(CostEstimate::commission),
                estimate.flatMap(CostEstimate::bestPrice),
                estimate.flatMap(CostEstimate::slippage),
                preview.inspections().stream()
                        .map(Inspection::refused)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(Verdict.Refused::toReason));
    }

    /** Whether policy confirms {@code ticket}; if so, it counts from now on among what policy confirmed today. */
    boolean isConfirmedByPolicy(Ticket ticket) {
        return autoConfirm
                .worth(ticket)
                .filter(worth -> threads.await(
                        store.spend(ticket.account(), ticket.id(), worth, clock.instant(), autoConfirm.dailyCap())))
                .isPresent();
    }

    /** Sends the ticket, or what of it was not sent yet; a ticket that is done answers as it stands. */
    Ticket confirm(Principal principal, TicketId id, String hash) {
        requireTrade(principal);
        Ticket ticket = known(store.findTicket(principal.account(), id), id);
        boolean unchanged = ticket.canonical().sha256().equals(ticket.hash());
        if (!unchanged || !ticket.hash().equals(hash)) {
            throw AgentFailures.conflict("TICKET_HASH_MISMATCH", "this is not the hash of the ticket that was shown");
        }
        Ticket confirmed = known(store.confirm(principal.account(), id, clock.instant()), id);
        return switch (confirmed.state()) {
            case OPEN ->
                throw AgentFailures.conflict(
                        "TICKET_EXPIRED", "the ticket expired at " + confirmed.expiresAt() + "; ask for a new one");
            case WITHDRAWN ->
                throw AgentFailures.conflict(
                        "TICKET_WITHDRAWN", "the ticket was dropped in its conversation; ask for a new one");
            case CONFIRMED -> send(principal, confirmed);
            case DONE -> confirmed;
        };
    }

    private Ticket send(Principal principal, Ticket confirmed) {
        TicketSender sender = new TicketSender(principal, tools, threads);
        Ticket sent = confirmed;
        for (int i = confirmed.results().size(); i < confirmed.lines().size(); i++) {
            sent = known(
                    store.addResult(
                            principal.account(),
                            confirmed.id(),
                            i,
                            sender.send(confirmed.lines().get(i).action())),
                    confirmed.id());
        }
        return sent;
    }

    private Ticket known(Future<Optional<Ticket>> found, TicketId id) {
        return threads.await(found).orElseThrow(() -> AgentFailures.noTicket(id));
    }
}
