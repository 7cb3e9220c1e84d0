package io.cryptoflow;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.agent.Agent;
import io.cryptoflow.application.agent.AgentTools;
import io.cryptoflow.application.agent.ConfirmTicket;
import io.cryptoflow.application.agent.DraftTicket;
import io.cryptoflow.application.agent.FindConversation;
import io.cryptoflow.application.agent.FindTicket;
import io.cryptoflow.application.agent.InstructAgent;
import io.cryptoflow.application.agent.Readers;
import io.cryptoflow.application.agent.TicketDesk;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.entrypoints.bus.AgentVerticle;
import io.cryptoflow.entrypoints.bus.Served;
import io.cryptoflow.infrastructure.metrics.AgentMetrics;
import io.cryptoflow.infrastructure.postgres.PostgresAgentStore;
import io.cryptoflow.infrastructure.workers.AgentWorkers;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What the agent role is made of: a client of everybody's use cases, with conversations and tickets of its own. */
public final class AgentWiring {
    private static final int MOST_TURNS = 256;

    private final MessageBus bus;
    private final AgentSettings settings;
    private final AgentThreads threads;
    private final AgentStore store;
    private final Readers.Source readers;
    private final AgentMetrics metrics;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    /**
     * Nothing is served before the verticle is deployed.
     *
     * @param readers read what people say; may ask a model
     * @param ids random through and through: an id is all that somebody would have to guess
     */
    public AgentWiring(
            MessageBus bus,
            AgentSettings settings,
            AgentThreads threads,
            AgentStore store,
            Readers.Source readers,
            MeterRegistry registry,
            Supplier<UUID> ids,
            InstantSource clock) {
        this.bus = bus;
        this.settings = settings;
        this.threads = threads;
        this.store = store;
        this.readers = readers;
        this.metrics = new AgentMetrics(registry);
        this.ids = ids;
        this.clock = clock;
    }

    /** As the product runs it: its memory in Postgres, its turns on threads of their own, behind it the model if there is one. */
    static AgentWiring create(Host host, Pool pool) {
        Settings settings = host.settings;
        AgentWorkers workers = new AgentWorkers(
                host.vertx,
                settings.agent().threads(),
                MOST_TURNS,
                settings.http().requestTimeout());
        host.shutdown.register("agent workers", workers::close);
        return new AgentWiring(
                host.bus,
                settings.agent(),
                workers,
                new PostgresAgentStore(pool),
                host.language,
                host.registry,
                UUID::randomUUID,
                host.clock);
    }

    /** The verticle of the agent. */
    public AgentVerticle verticle() {
        AgentTools tools = tools();
        TicketDesk desk = new TicketDesk(
                threads, tools, store, readers.words(), settings.autoConfirm(), () -> new TicketId(ids.get()), clock);
        Agent agent = new Agent(threads, tools, store, desk, readers, () -> new ConversationId(ids.get()), clock);
        return new AgentVerticle(
                bus,
                List.of(
                        new Served<>(Addresses.INSTRUCT_AGENT, measured(new InstructAgent(threads, agent))),
                        new Served<>(Addresses.DRAFT_TICKET, drafted(new DraftTicket(threads, desk))),
                        new Served<>(Addresses.CONFIRM_TICKET, confirmed(new ConfirmTicket(threads, desk))),
                        new Served<>(Addresses.FIND_TICKET, new FindTicket(store)),
                        new Served<>(Addresses.FIND_CONVERSATION, new FindConversation(store))));
    }

    private AgentTools tools() {
        return new AgentTools(
                new AgentTools.Reading(
                        asked(Addresses.FIND_BALANCES),
                        asked(Addresses.FIND_POSITIONS),
                        asked(Addresses.FIND_ORDER),
                        asked(Addresses.FIND_ORDERS),
                        asked(Addresses.FIND_FILLS),
                        asked(Addresses.FIND_INSTRUMENTS),
                        asked(Addresses.FIND_TICKERS),
                        asked(Addresses.FIND_BOOK),
                        asked(Addresses.FIND_STATISTICS),
                        asked(Addresses.PREVIEW_ORDER),
                        asked(Addresses.ASK_KNOWLEDGE)),
                new AgentTools.Trading(
                        asked(Addresses.PLACE_ORDER),
                        asked(Addresses.PLACE_ORDER_GROUP),
                        asked(Addresses.CANCEL_ORDER),
                        asked(Addresses.AMEND_ORDER)));
    }

    private <Q, R> UseCase<Q, R> asked(Address<Q, R> address) {
        return question -> bus.request(address, question);
    }

    private UseCase<InstructAgent.Command, InstructAgent.Result> measured(InstructAgent instruct) {
        return command -> {
            long start = System.nanoTime();
            return instruct.handle(command)
                    .onSuccess(answer -> {
                        metrics.turn(answer.outcome(), since(start));
                        answer.ticket().map(Ticket::state).ifPresent(metrics::ticket);
                    })
                    .onFailure(cause -> metrics.failedTurn(since(start)));
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private UseCase<DraftTicket.Command, DraftTicket.Result> drafted(DraftTicket draft) {
        return command -> draft.handle(command)
                .onSuccess(drawn -> metrics.ticket(drawn.ticket().state()));
    }

    private UseCase<ConfirmTicket.Command, ConfirmTicket.Result> confirmed(ConfirmTicket confirm) {
        return command -> {
            Future<ConfirmTicket.Result> sent = confirm.handle(command);
            return sent.onSuccess(done -> metrics.ticket(done.ticket().state()));
        };
    }
}
