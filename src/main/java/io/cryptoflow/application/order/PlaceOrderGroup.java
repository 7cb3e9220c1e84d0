package io.cryptoflow.application.order;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.risk.MarketNow;
import io.cryptoflow.domain.risk.Verdict;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Places the orders of an OCO or a bracket, all of them or none, in one unit of work; repeated, it answers the same. Fails INVALID with
 * INVALID_TERMS for legs that are neither.
 */
public final class PlaceOrderGroup implements UseCase<PlaceOrderGroup.Command, PlaceOrderGroup.Result> {
    private final UnitOfWork unitOfWork;
    private final OrderIntake intake;
    private final OrderSteps steps;
    private final Supplier<OrderId> ids;
    private final InstantSource clock;

    /** One order of the group: its own client order id, its role, its terms. */
    public record Leg(ClientOrderId clientOrderId, OrderGroup.Role role, OrderTerms terms) {}

    /** The legs in the order in which they are stored: the one that rests at the venue, or is sent there, first. */
    public record Command(AccountId account, Optional<ApiKeyId> key, List<Leg> legs) {
        /** Keeps its own copy. */
        public Command {
            legs = List.copyOf(legs);
        }
    }

    /**
     * The orders as they stand, in the order of the legs. When one is denied all are.
     *
     * @param replayed whether they stood already under these client order ids
     */
    public record Result(List<Order> orders, boolean replayed) {
        /** Keeps its own copy. */
        public Result {
            orders = List.copyOf(orders);
        }

        /** The refused order that tells why, unless the group was placed. */
        public Optional<Order> denied() {
            return orders.stream()
                    .filter(order -> order.status() == OrderStatus.DENIED)
                    .findFirst();
        }
    }

    public PlaceOrderGroup(
            UnitOfWork unitOfWork, OrderIntake intake, OrderSteps steps, Supplier<OrderId> ids, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.intake = intake;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        if (!GroupShape.isSound(command.legs())) {
            return Future.failedFuture(FailureException.of(
                    Failure.Kind.INVALID,
                    "INVALID_TERMS",
                    "expected a limit order and a stop, or an entry that buys and exits that sell what it buys"));
        }
        List<OrderId> numbers = command.legs().stream().map(leg -> ids.get()).toList();
        return unitOfWork.inTransaction(command.account(), tx -> {
            List<Order.Ticket> tickets = tickets(command, numbers, clock.instant());
            return known(tickets, tx)
                    .compose(known -> known.stream().allMatch(Optional::isEmpty)
                            ? Future.succeededFuture(new Result(place(tickets, tx), false))
                            : replay(known, tickets));
        });
    }

    /** Made inside the unit, so that the times of placing follow each other as the decisions do. */
    private static List<Order.Ticket> tickets(Command command, List<OrderId> numbers, Instant now) {
        List<Order.Ticket> tickets = new ArrayList<>();
        for (Leg leg : command.legs()) {
            OrderId id = numbers.get(tickets.size());
            OrderId group = tickets.isEmpty() ? id : tickets.get(0).id();
            tickets.add(new Order.Ticket(
                    id,
                    command.account(),
                    leg.clientOrderId(),
                    command.key(),
                    leg.terms(),
                    Optional.of(new OrderGroup(group, leg.role())),
                    now));
        }
        return tickets;
    }

    private static Future<List<Optional<Order>>> known(List<Order.Ticket> tickets, Transaction tx) {
        List<Future<Optional<Order>>> found = tickets.stream()
                .map(ticket -> tx.findOrder(ticket.clientOrderId()))
                .toList();
        return Future.all(found).map(all -> found.stream().map(Future::result).toList());
    }

    private static Future<Result> replay(List<Optional<Order>> known, List<Order.Ticket> tickets) {
        List<Order> orders = known.stream().flatMap(Optional::stream).toList();
        boolean same = orders.size() == tickets.size();
        for (int i = 0; same && i < tickets.size(); i++) {
            same = orders.get(i).placedTerms().equals(tickets.get(i).terms())
                    && orders.get(i)
                            .group()
                            .map(OrderGroup::role)
                            .equals(tickets.get(i).group().map(OrderGroup::role));
        }
        return same ? Future.succeededFuture(new Result(orders, true)) : OrderIntake.reused(orders.get(0));
    }

    private List<Order> place(List<Order.Ticket> tickets, Transaction tx) {
        Verdict first = intake.assess(tickets.get(0), tickets.size(), tx);
        List<OrderEvent> placed = new ArrayList<>();
        Verdict verdict = first;
        for (Order.Ticket ticket : tickets) {
            verdict = placed.isEmpty() ? first : assessExit(ticket, tickets.get(0), first, tx);
            if (verdict instanceof Verdict.Refused refused) {
                return store(denyAll(tickets, refused), tx);
            }
            Verdict.Passed passed = (Verdict.Passed) verdict;
            placed.add(isExitOfBracket(ticket) ? inactive(ticket, passed) : OrderIntake.placed(ticket, passed));
        }
        return store(placed, tx);
    }

    /** An exit of a bracket is looked at as if the market stood where its entry trades; it holds nothing until that fills. */
    private Verdict assessExit(Order.Ticket exit, Order.Ticket lead, Verdict leadVerdict, Transaction tx) {
        MarketNow now = intake.marketOf(exit.terms().symbol());
        Verdict.Passed leadPassed = (Verdict.Passed) leadVerdict;
        if (isExitOfBracket(exit)) {
            Price entry = entryPrice(lead.terms(), now, leadPassed);
            return intake.assessExit(exit, now.tradedAt(entry), tx);
        }
        Verdict verdict = intake.assessExit(exit, now, tx);
        return verdict instanceof Verdict.Passed passed
                ? intake.withinFunds(exit.terms(), beyond(passed, leadPassed), leadPassed, tx)
                : verdict;
    }

    /** Where an entry is expected to trade: at the market, or at its stop price, but never beyond its limit. */
    private static Price entryPrice(OrderTerms entry, MarketNow now, Verdict.Passed passed) {
        Price limit = entry.limitPrice().orElse(passed.worstPrice());
        Optional<Price> expected = entry.type().isConditional()
                ? passed.stopPrice()
                : now.freshBook().flatMap(book -> book.bestPriceFor(entry.side()));
        return expected.filter(price -> price.isBelow(limit)).orElse(limit);
    }

    /** Of two legs only one can trade, so the second holds only what it needs beyond the first. */
    private static Verdict.Passed beyond(Verdict.Passed passed, Verdict.Passed lead) {
        Money more = passed.held().minus(lead.held());
        Money held = more.isNegative() ? Money.zero(more.asset()) : more;
        return new Verdict.Passed(passed.worstPrice(), held, passed.stopPrice());
    }

    private static boolean isExitOfBracket(Order.Ticket ticket) {
        return ticket.group().map(OrderGroup::role).equals(Optional.of(OrderGroup.Role.BRACKET_EXIT));
    }

    private static OrderEvent inactive(Order.Ticket ticket, Verdict.Passed passed) {
        return new OrderEvent.OrderPlaced(Order.keep(
                ticket,
                passed.worstPrice(),
                Money.zero(passed.held().asset()),
                new Trigger(Trigger.State.INACTIVE, ticket.terms().stopPrice())));
    }

    private static List<OrderEvent> denyAll(List<Order.Ticket> tickets, Verdict.Refused refused) {
        return tickets.stream()
                .map(ticket -> OrderIntake.denied(ticket, refused))
                .toList();
    }

    private List<Order> store(List<OrderEvent> events, Transaction tx) {
        events.forEach(event -> steps.begin(tx, event));
        return events.stream().map(OrderEvent::order).toList();
    }
}
