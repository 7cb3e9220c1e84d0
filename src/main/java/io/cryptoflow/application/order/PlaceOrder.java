package io.cryptoflow.application.order;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.MarketView;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.risk.DenialReason;
import io.cryptoflow.domain.risk.PreTradeRisk;
import io.cryptoflow.domain.risk.PreTradeRisk.Verdict;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Accepts or denies an order and stores it with its event and the funds it holds; the same client order id answers the same. */
public final class PlaceOrder implements UseCase<PlaceOrder.Command, PlaceOrder.Result> {
    private final UnitOfWork unitOfWork;
    private final InstrumentCatalog instruments;
    private final MarketView market;
    private final PreTradeRisk risk;
    private final Supplier<OrderId> ids;
    private final InstantSource clock;

    /** What is asked; without a client order id the order's own id stands in for it. */
    public record Command(AccountId account, Optional<ClientOrderId> clientOrderId, OrderTerms terms) {}

    /**
     * The order as it stands. A denied order has status DENIED and says why.
     *
     * @param replayed whether it stood already under this client order id
     */
    public record Result(Order order, boolean replayed) {
        /** Whether the gateway refused it. */
        public boolean isDenied() {
            return order.status() == OrderStatus.DENIED;
        }
    }

    public PlaceOrder(
            UnitOfWork unitOfWork,
            InstrumentCatalog instruments,
            MarketView market,
            PreTradeRisk risk,
            Supplier<OrderId> ids,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.instruments = instruments;
        this.market = market;
        this.risk = risk;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        OrderId id = ids.get();
        ClientOrderId clientOrderId = command.clientOrderId().orElseGet(() -> new ClientOrderId(id.toString()));
        Order.Ticket ticket = new Order.Ticket(id, command.account(), clientOrderId, command.terms(), clock.instant());
        return unitOfWork.inTransaction(command.account(), tx -> tx.findOrder(clientOrderId)
                .compose(known -> known.isPresent() ? replay(known.get(), ticket) : place(ticket, tx)));
    }

    private static Future<Result> replay(Order known, Order.Ticket ticket) {
        return known.terms().equals(ticket.terms())
                ? Future.succeededFuture(new Result(known, true))
                : Future.failedFuture(new FailureException(new Failure(
                        Failure.Kind.CONFLICT,
                        "CLIENT_ORDER_ID_REUSED",
                        "clientOrderId " + known.clientOrderId() + " stands for order " + known.id()
                                + " with other terms",
                        Optional.of("clientOrderId"))));
    }

    private Future<Result> place(Order.Ticket ticket, Transaction tx) {
        Verdict verdict = assess(ticket.terms(), tx);
        OrderEvent event = verdict instanceof Verdict.Passed passed
                ? new OrderEvent.OrderPlaced(Order.place(ticket, passed.worstPrice(), passed.held()))
                : new OrderEvent.OrderDenied(Order.deny(ticket, reasonOf((Verdict.Refused) verdict)));
        tx.addOrder(event.order());
        OrderSteps.record(tx, Optional.empty(), event);
        return Future.succeededFuture(new Result(event.order(), false));
    }

    private Verdict assess(OrderTerms terms, Transaction tx) {
        Optional<Instrument> instrument = instruments.find(terms.symbol());
        if (instrument.isEmpty()) {
            return new Verdict.Refused(DenialReason.UNKNOWN_SYMBOL, terms.symbol() + " is not listed");
        }
        Verdict verdict =
                risk.assess(new PreTradeRisk.Subject(terms, instrument.get(), market.freshBook(terms.symbol())));
        return verdict instanceof Verdict.Passed passed
                ? risk.withinFunds(passed, tx.balance(Order.paidAsset(terms)))
                : verdict;
    }

    private static Reason reasonOf(Verdict.Refused refused) {
        return new Reason(refused.reason().name(), refused.detail());
    }
}
