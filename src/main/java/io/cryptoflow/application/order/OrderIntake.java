package io.cryptoflow.application.order;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.MarketView;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.risk.DenialReason;
import io.cryptoflow.domain.risk.Inspection;
import io.cryptoflow.domain.risk.MarketNow;
import io.cryptoflow.domain.risk.PreTradeRisk;
import io.cryptoflow.domain.risk.PreTradeRisk.Purpose;
import io.cryptoflow.domain.risk.Verdict;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The one gate that every order passes, whoever places it and however: the risk checks on the market and the account of this moment. */
public final class OrderIntake {
    private final InstrumentCatalog instruments;
    private final MarketView market;
    private final PreTradeRisk risk;
    private final InstantSource clock;

    public OrderIntake(InstrumentCatalog instruments, MarketView market, PreTradeRisk risk, InstantSource clock) {
        this.instruments = instruments;
        this.market = market;
        this.risk = risk;
        this.clock = clock;
    }

    /** The verdict on a ticket, its funds included. */
    Verdict assess(Order.Ticket ticket, Transaction tx) {
        return assess(ticket, 1, tx);
    }

    /** The verdict on the first of {@code orders} tickets that are placed together, its own funds included. */
    Verdict assess(Order.Ticket ticket, int orders, Transaction tx) {
        OrderTerms terms = ticket.terms();
        MarketNow now = marketOf(terms.symbol());
        Verdict verdict =
                assess(terms, now, AccountNow.of(ticket.key(), now, risk.defaults(), tx), Purpose.PLACE, orders);
        return verdict instanceof Verdict.Passed passed
                ? risk.withinFunds(passed, tx.balance(Order.paidAsset(terms)))
                : verdict;
    }

    /** The verdict on a ticket that is placed with another one, at the market {@code now}, without its funds. */
    Verdict assessExit(Order.Ticket ticket, MarketNow now, Transaction tx) {
        return assess(ticket.terms(), now, AccountNow.of(ticket.key(), now, risk.defaults(), tx), Purpose.EXIT, 1);
    }

    private Verdict assess(OrderTerms terms, MarketNow now, AccountNow account, Purpose purpose, int orders) {
        Optional<Instrument> instrument = instruments.find(terms.symbol());
        return instrument.isEmpty()
                ? new Verdict.Refused(DenialReason.UNKNOWN_SYMBOL, terms.symbol() + " is not listed")
                : risk.assess(new PreTradeRisk.Subject(terms, instrument.get(), now, account, purpose, orders));
    }

    /**
     * What the whole gate says.
     *
     * @param passed what it would let go; absent when it would deny the order
     */
    record Inspected(List<Inspection> inspections, Optional<Verdict.Passed> passed, MarketNow market) {}

    /** What the gate would say of an order that is not placed. */
    Inspected inspect(Optional<ApiKeyId> key, OrderTerms terms, Transaction tx) {
        MarketNow now = marketOf(terms.symbol());
        Optional<Instrument> instrument = instruments.find(terms.symbol());
        if (instrument.isEmpty()) {
            return new Inspected(List.of(Inspection.unlisted(terms.symbol())), Optional.empty(), now);
        }
        PreTradeRisk.Subject subject = new PreTradeRisk.Subject(
                terms, instrument.get(), now, AccountNow.of(key, now, risk.defaults(), tx), Purpose.PLACE, 1);
        List<Inspection> inspections = risk.inspect(subject, tx.balance(Order.paidAsset(terms)));
        boolean denied = inspections.stream().anyMatch(i -> i.refused().isPresent());
        Verdict verdict = risk.assess(subject);
        return new Inspected(
                inspections,
                !denied && verdict instanceof Verdict.Passed passed ? Optional.of(passed) : Optional.empty(),
                now);
    }

    Quantity lotSize(Symbol symbol) {
        return instruments.find(symbol).map(Instrument::lotSize).orElse(Quantity.ZERO);
    }

    /** The verdict on other terms for an open order; what it holds counts as free, and it is not counted as a new one. */
    Verdict assessAmended(Order order, OrderTerms wanted, Transaction tx) {
        if (wanted.quantity().orElseThrow().compareTo(order.cumulativeQuantity()) <= 0) {
            return new Verdict.Refused(
                    DenialReason.QUANTITY_FILLED,
                    "expected a quantity above " + order.cumulativeQuantity() + ", which has filled");
        }
        MarketNow now = marketOf(wanted.symbol());
        AccountNow account = AccountNow.amending(order, now, risk.defaults(), tx);
        Verdict verdict = assess(order.isKept() ? wanted : asLimit(wanted), now, account, Purpose.AMEND, 1);
        return verdict instanceof Verdict.Passed passed && !order.sharesFunds()
                ? risk.withinFunds(
                        leaving(order, wanted, passed),
                        tx.balance(order.held().asset()).lock(order.held().negated()))
                : verdict;
    }

    /** What fired already does not wait for its stop price again. */
    private static OrderTerms asLimit(OrderTerms wanted) {
        return OrderTerms.draft(wanted.symbol(), wanted.side(), OrderType.LIMIT, wanted.timeInForce())
                .quantity(wanted.quantity())
                .limitPrice(wanted.limitPrice())
                .expiresAt(wanted.expiresAt())
                .terms();
    }

    private static Verdict.Passed leaving(Order order, OrderTerms wanted, Verdict.Passed passed) {
        Quantity leaves = wanted.quantity().orElseThrow().minus(order.cumulativeQuantity());
        Money held = wanted.side() == Side.BUY
                ? passed.worstPrice().times(leaves, wanted.symbol().quote())
                : leaves.of(wanted.symbol().base());
        return new Verdict.Passed(passed.worstPrice(), held, passed.stopPrice());
    }

    /** The verdict on the second leg of an OCO, for which {@code lead} is not stored yet but will hold its part. */
    Verdict withinFunds(OrderTerms terms, Verdict.Passed passed, Verdict.Passed lead, Transaction tx) {
        return risk.withinFunds(passed, tx.balance(Order.paidAsset(terms)).lock(lead.held()));
    }

    MarketNow marketOf(Symbol symbol) {
        return new MarketNow(market.freshBook(symbol), market.freshLastPrice(symbol), clock.instant());
    }

    /** The first event of an order that passed: on its way to the venue, or kept for its trigger. */
    static OrderEvent placed(Order.Ticket ticket, Verdict.Passed passed) {
        return new OrderEvent.OrderPlaced(
                ticket.terms().type().isConditional()
                        ? Order.keep(
                                ticket,
                                passed.worstPrice(),
                                passed.held(),
                                new Trigger(Trigger.State.ARMED, passed.stopPrice()))
                        : Order.place(ticket, passed.worstPrice(), passed.held()));
    }

    static OrderEvent denied(Order.Ticket ticket, Verdict.Refused refused) {
        return new OrderEvent.OrderDenied(Order.deny(ticket, refused.toReason()));
    }

    /** The failure of a client order id that stands for something else. */
    static <T> Future<T> reused(Order known) {
        return Future.failedFuture(new FailureException(new Failure(
                Failure.Kind.CONFLICT,
                "CLIENT_ORDER_ID_REUSED",
                "clientOrderId " + known.clientOrderId() + " stands for order " + known.id() + " with other terms",
                Optional.of("clientOrderId"))));
    }
}
