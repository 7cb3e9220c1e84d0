package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.agent.Conversation;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.Draft;
import io.cryptoflow.domain.agent.LineResult;
import io.cryptoflow.domain.agent.Outcome;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketAction;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.agent.TicketLine;
import io.cryptoflow.domain.agent.Turn;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Markets;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a store of conversations and tickets promises, whatever keeps them. */
public abstract class AgentStoreContract {
    private static final AccountId OWNER = new AccountId("owner");
    private static final AccountId OTHER = new AccountId("other");
    private static final Instant NOW = Markets.NOON;

    private final OrderId order = new OrderId(UUID.randomUUID());
    private final Ticket ticket = ticket();

    protected abstract AgentStore store();

    private Ticket ticket() {
        OrderTerms terms =
                OrderTerms.limit(Markets.BTC_USDT, Side.BUY, TimeInForce.GTC, Quantity.of("0.1"), Price.of("60000.5"));
        TicketLine.Forecast forecast = new TicketLine.Forecast(
                Optional.of(Money.of("6000.05", Markets.BTC_USDT.quote())),
                Optional.of(Quantity.of("0.05")),
                Optional.of(Money.of("3000", Markets.BTC_USDT.quote())),
                Optional.of(Money.of("0.00005", Markets.BTC_USDT.base())),
                Optional.of(Price.of("60000")),
                Optional.of(new BigDecimal("0.00012")),
                Optional.of(new Reason("LIMIT", "too much", Optional.of(new Reason.Context("1", "2", "3")))));
        TicketAction.Leg leg = new TicketAction.Leg(new ClientOrderId("agent-1"), OrderGroup.Role.BRACKET_ENTRY, terms);
        return Ticket.draw(
                new TicketId(UUID.randomUUID()),
                OWNER,
                Optional.empty(),
                List.of(
                        new TicketLine(
                                new TicketAction.Place(new ClientOrderId("agent-0"), terms), "buy", List.of(forecast)),
                        new TicketLine(new TicketAction.PlaceGroup(List.of(leg)), "group", List.of()),
                        new TicketLine(new TicketAction.Cancel(order), "cancel", List.of()),
                        new TicketLine(
                                new TicketAction.Amend(
                                        order,
                                        Optional.of(Quantity.of("2")),
                                        Optional.of(Price.of("3")),
                                        Optional.of(Price.of("4"))),
                                "amend",
                                List.of())),
                NOW,
                NOW.plusSeconds(60));
    }

    @Test
    void keepsATicketWhole() {
        await(store().addTicket(ticket));

        assertThat(await(store().findTicket(OWNER, ticket.id()))).contains(ticket);
        assertThat(await(store().findTicket(OTHER, ticket.id()))).isEmpty();
    }

    @Test
    void confirmsAnOpenTicketBeforeItsExpiryOnly() {
        await(store().addTicket(ticket));

        assertThat(state(store().confirm(OTHER, ticket.id(), NOW))).isEmpty();
        assertThat(state(store().confirm(OWNER, ticket.id(), NOW.plusSeconds(60))))
                .contains(Ticket.State.OPEN);
        assertThat(state(store().confirm(OWNER, ticket.id(), NOW.plusSeconds(59))))
                .contains(Ticket.State.CONFIRMED);
        assertThat(state(store().confirm(OWNER, ticket.id(), NOW.plusSeconds(99))))
                .contains(Ticket.State.CONFIRMED);
        assertThat(state(store().withdraw(OWNER, ticket.id()))).contains(Ticket.State.CONFIRMED);
    }

    @Test
    void neverConfirmsWhatWasWithdrawn() {
        await(store().addTicket(ticket));

        assertThat(state(store().withdraw(OWNER, ticket.id()))).contains(Ticket.State.WITHDRAWN);
        assertThat(state(store().confirm(OWNER, ticket.id(), NOW))).contains(Ticket.State.WITHDRAWN);
    }

    private static Optional<Ticket.State> state(Future<Optional<Ticket>> answer) {
        return await(answer).map(Ticket::state);
    }

    @Test
    void keepsTheFirstResultOfEachLineInTheirOrder() {
        LineResult placed = new LineResult(List.of(order), Optional.empty());
        LineResult refused = new LineResult(List.of(), Optional.of(new Reason("ORDER_CLOSED", "it is filled")));
        await(store().addTicket(ticket));
        await(store().addResult(OWNER, ticket.id(), 0, placed));
        await(store().confirm(OWNER, ticket.id(), NOW));

        await(store().addResult(OWNER, ticket.id(), 1, refused));
        await(store().addResult(OWNER, ticket.id(), 0, placed));
        await(store().addResult(OWNER, ticket.id(), 0, refused));
        await(store().addResult(OWNER, ticket.id(), 1, refused));
        await(store().addResult(OWNER, ticket.id(), 2, placed));
        Ticket before = await(store().findTicket(OWNER, ticket.id())).orElseThrow();
        Ticket done = await(store().addResult(OWNER, ticket.id(), 3, placed)).orElseThrow();

        assertThat(before.state()).isEqualTo(Ticket.State.CONFIRMED);
        assertThat(done.state()).isEqualTo(Ticket.State.DONE);
        assertThat(done.results()).containsExactly(placed, refused, placed, placed);
    }

    @Test
    void keepsTurnsWithTheirTicketAndLetsOneOfTwoComeFirst() {
        Conversation begun = Conversation.begin(new ConversationId(UUID.randomUUID()), OWNER, NOW);
        Conversation first = begun.next(
                NOW, Optional.of(new Draft("buy ETH", Optional.of(ReplyReason.MISSING_SIZE))), Optional.empty());
        Conversation second = first.next(
                NOW.plusSeconds(1), Optional.of(new Draft("buy 1 ETH", Optional.empty())), Optional.of(ticket.id()));
        Turn asked = turn(1, Optional.of(ReplyReason.MISSING_SIZE), Optional.empty());
        Turn drawn = turn(2, Optional.empty(), Optional.of(ticket.id()));

        await(store().addTurn(first, asked, Optional.empty()));
        await(store().addTurn(second, drawn, Optional.of(ticket)));

        assertThat(await(store().findConversation(OWNER, begun.id()))).contains(second);
        assertThat(await(store().findConversation(OTHER, begun.id()))).isEmpty();
        assertThat(await(store().findTurns(begun.id()))).containsExactly(asked, drawn);
        assertThat(await(store().findTicket(OWNER, ticket.id()))).contains(ticket);
        assertThatThrownBy(() -> await(store().addTurn(second, drawn, Optional.empty())))
                .hasRootCauseInstanceOf(FailureException.class)
                .hasStackTraceContaining("CONVERSATION_BUSY");
    }

    @Test
    void countsWhatPolicyConfirmsForADay() {
        AccountId spender = new AccountId("spender");
        assertThat(spend(spender, "600", NOW)).isTrue();
        assertThat(spend(spender, "900.01", NOW.plusSeconds(1))).isFalse();
        assertThat(spend(spender, "900", NOW.plusSeconds(1))).isTrue();
        assertThat(spend(spender, "0.01", NOW.plusSeconds(2))).isFalse();
        assertThat(spend(new AccountId("other-spender"), "1500", NOW.plusSeconds(2)))
                .isTrue();
        assertThat(spend(spender, "600", NOW.plus(AgentStore.DAY).minusMillis(1)))
                .isFalse();
        assertThat(spend(spender, "600", NOW.plus(AgentStore.DAY))).isTrue();
        assertThat(spend(spender, "0.01", NOW.plus(AgentStore.DAY))).isFalse();
    }

    @Test
    void countsWhatPolicyConfirmsAtOnceOneAfterTheOther() {
        AccountId busy = new AccountId("busy");
        List<Future<Boolean>> all = Stream.generate(() -> store().spend(
                                busy,
                                new TicketId(UUID.randomUUID()),
                                new BigDecimal("400"),
                                NOW,
                                new BigDecimal("1500")))
                .limit(20)
                .toList();

        assertThat(all.stream().filter(answer -> await(answer)).count()).isEqualTo(3);
    }

    private boolean spend(AccountId account, String worth, Instant now) {
        return await(store().spend(
                        account, new TicketId(UUID.randomUUID()), new BigDecimal(worth), now, new BigDecimal("1500")));
    }

    private static Turn turn(int number, Optional<ReplyReason> reason, Optional<TicketId> drawn) {
        return new Turn(
                number,
                NOW.plusSeconds(number),
                "said",
                "meant",
                "grammar",
                Optional.of("transcript"),
                reason.map(ReplyReason::outcome).orElse(Outcome.OK),
                reason,
                "reply",
                drawn);
    }
}
