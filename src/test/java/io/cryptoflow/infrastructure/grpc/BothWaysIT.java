package io.cryptoflow.infrastructure.grpc;

import static io.cryptoflow.fixture.Gateway.ALICE;
import static io.cryptoflow.fixture.Gateway.ALICE_KEY;
import static io.cryptoflow.fixture.Gateway.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.account.FindLedger;
import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.agent.ConfirmTicket;
import io.cryptoflow.application.agent.DraftTicket;
import io.cryptoflow.application.agent.FindConversation;
import io.cryptoflow.application.agent.FindTicket;
import io.cryptoflow.application.agent.InstructAgent;
import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.FindOrderEvents;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.order.ReportReconciliation;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.risk.ArmDeadMansSwitch;
import io.cryptoflow.application.risk.ChangeControls;
import io.cryptoflow.application.risk.ChangeTrading;
import io.cryptoflow.application.risk.FindAudit;
import io.cryptoflow.application.risk.FindControls;
import io.cryptoflow.application.risk.FindDeadMansSwitch;
import io.cryptoflow.application.risk.FindKillSwitch;
import io.cryptoflow.application.risk.FindTrading;
import io.cryptoflow.application.risk.SwitchTrading;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.OrderFilter;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.BothWays;
import io.cryptoflow.fixture.GrpcPort;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product's use cases, asked in their own process and from another one: the same question has the same answer, whole. */
class BothWaysIT {
    private static final int COMMANDS = 150;
    private static final int QUESTIONS = 4;
    private static final int PAGE = 500;
    private static final Principal TRADER = new Principal(ALICE, Set.of(Scope.READ, Scope.TRADE));
    private static final Actor ADMIN = new Actor(BOB, Optional.empty());

    private BothWays both;

    @BeforeEach
    void open() throws Exception {
        both = BothWays.open();
    }

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void answersEveryUseCaseAlike() throws Exception {
        MarketStory market = new MarketStory(both);
        market.askNow();
        List<Order> orders = new OrderStory(both, 1).run(COMMANDS);
        fill(orders);
        askAccount(ALICE, orders);
        askAccount(BOB, orders);
        askRisk();
        market.playBack();
        askAgent();

        assertThat(both.asked())
                .containsExactlyInAnyOrderElementsOf(
                        GrpcPort.everyCall().stream().map(Call::address).toList());
    }

    @Test
    void answersAnyQuestionAlike() {
        List<Call<?, ?>> calls = new ArrayList<>(GrpcPort.everyCall());
        calls.removeAll(Calls.BACKTESTS);

        for (long seed = 0; seed < QUESTIONS; seed++) {
            for (Call<?, ?> call : calls) {
                both.askAny(call, seed);
            }
        }
    }

    private void fill(List<Order> orders) throws Exception {
        Order first = orders.stream()
                .filter(order ->
                        order.status().isOpen() && order.terms().quantity().isPresent())
                .findFirst()
                .orElseThrow();
        both.fill(
                first.account(),
                first.id().toString(),
                "trade-1",
                first.terms().quantity().orElseThrow().toString(),
                first.worstPrice().toString());
    }

    private void askAccount(AccountId account, List<Order> orders) {
        both.answer(Addresses.AUTHENTICATE, new Authenticate.Query(ALICE_KEY));
        both.answer(Addresses.FIND_BALANCES, new FindBalances.Query(account));
        both.answer(Addresses.FIND_POSITIONS, new FindPositions.Query(account));
        both.answer(
                Addresses.FIND_LEDGER,
                new FindLedger.Query(account, new AccountReader.LedgerFilter(PAGE, Optional.empty())));
        both.answer(Addresses.FIND_ACCOUNT_EVENTS, new FindAccountEvents.Query(account, 0, PAGE));
        both.answer(
                Addresses.FIND_ORDERS,
                new FindOrders.Query(
                        account,
                        new AccountReader.OrderFilter(
                                Optional.empty(), AccountReader.Selection.ALL, PAGE, Optional.empty())));
        both.answer(
                Addresses.FIND_FILLS,
                new FindFills.Query(
                        account,
                        new AccountReader.FillFilter(Optional.empty(), Optional.empty(), PAGE, Optional.empty())));
        for (Order order : orders) {
            both.ask(Addresses.FIND_ORDER, new FindOrder.Query(account, order.id()));
            both.ask(Addresses.FIND_ORDER_EVENTS, new FindOrderEvents.Query(account, order.id()));
        }
    }

    private void askRisk() {
        both.answer(Addresses.ARM_DEAD_MANS_SWITCH, new ArmDeadMansSwitch.Command(ALICE, 60));
        both.answer(Addresses.FIND_DEAD_MANS_SWITCH, new FindDeadMansSwitch.Query(ALICE));
        both.answer(
                Addresses.CHANGE_CONTROLS,
                new ChangeControls.Command(ADMIN, ALICE, new AccountEvent.TradingStateChanged(TradingState.REDUCING)));
        both.answer(Addresses.FIND_CONTROLS, new FindControls.Query(ALICE));
        both.answer(
                Addresses.CHANGE_CONTROLS,
                new ChangeControls.Command(ADMIN, ALICE, new AccountEvent.TradingStateChanged(TradingState.ACTIVE)));
        both.answer(Addresses.CHANGE_TRADING, new ChangeTrading.Command(ADMIN, TradingState.REDUCING, "a test"));
        both.answer(Addresses.FIND_TRADING, new FindTrading.Query());
        both.answer(Addresses.SWITCH_TRADING, new SwitchTrading.Command(ADMIN, true, "a test"));
        both.answer(Addresses.FIND_KILL_SWITCH, new FindKillSwitch.Query());
        both.answer(Addresses.SWITCH_TRADING, new SwitchTrading.Command(ADMIN, false, "it is over"));
        both.answer(Addresses.CHANGE_TRADING, new ChangeTrading.Command(ADMIN, TradingState.ACTIVE, "a test"));
        both.answer(Addresses.FIND_AUDIT, new FindAudit.Query(Optional.empty(), Optional.empty(), PAGE));
        both.answer(Addresses.FIND_AUDIT, new FindAudit.Query(Optional.of(ALICE), Optional.empty(), PAGE));
        both.answer(Addresses.REPORT_RECONCILIATION, new ReportReconciliation.Query());
    }

    private void askAgent() {
        both.answer(Addresses.ASK_KNOWLEDGE, new AskKnowledge.Query("what is an order?"));
        both.answer(Addresses.INSTRUCT_AGENT, new InstructAgent.Command(TRADER, "price of BTC", Optional.empty()));
        InstructAgent.Result drawn = both.answer(
                Addresses.INSTRUCT_AGENT, new InstructAgent.Command(TRADER, "buy 0.5 BTC at 60000", Optional.empty()));
        Ticket ticket = drawn.ticket().orElseThrow();
        both.ask(Addresses.CONFIRM_TICKET, new ConfirmTicket.Command(TRADER, ticket.id(), "not its hash"));
        both.answer(Addresses.CONFIRM_TICKET, new ConfirmTicket.Command(TRADER, ticket.id(), ticket.hash()));
        both.answer(Addresses.FIND_TICKET, new FindTicket.Query(ALICE, ticket.id()));
        both.answer(Addresses.FIND_CONVERSATION, new FindConversation.Query(ALICE, drawn.conversation()));
        both.answer(
                Addresses.DRAFT_TICKET,
                new DraftTicket.Command(TRADER, List.of(new Intent.CancelOrders(OrderFilter.ALL))));
    }
}
