package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An order of a client, immutable; every step answers the next state. {@link OrderLifecycle}, {@link ConditionalSteps} and
 * {@link Amending} make the steps.
 *
 * @param key the API key it was placed with; absent for orders that the gateway places itself
 * @param terms what is wanted, as amended
 * @param worstPrice price beyond which the order never fills: its limit, or the collar of a market order
 * @param held what the account still has locked for this order
 * @param cumulativeQuantity base quantity filled so far (FIX CumQty 14)
 * @param cumulativeNotional quote money of those fills
 * @param commission sum of the commissions, in the asset that the order receives
 * @param reason why it was denied, rejected, expired or canceled, or is being canceled; absent for a plain request
 * @param trigger the condition of a conditional order
 * @param group the bracket or OCO that it belongs to
 */
public record Order(
        OrderId id,
        AccountId account,
        ClientOrderId clientOrderId,
        Optional<ApiKeyId> key,
        OrderTerms terms,
        OrderStatus status,
        Price worstPrice,
        Money held,
        Quantity cumulativeQuantity,
        Money cumulativeNotional,
        Money commission,
        Optional<VenueOrderId> venueOrderId,
        Optional<Reason> reason,
        Optional<Trigger> trigger,
        Optional<OrderGroup> group,
        Revision revision,
        Instant placedAt,
        Instant updatedAt) {
    /** Keeps times to the microsecond, as stores do: an order that is read again equals the one that was written. */
    public Order {
        placedAt = placedAt.truncatedTo(ChronoUnit.MICROS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Who places what, under which names, and when. */
    public record Ticket(
            OrderId id,
            AccountId account,
            ClientOrderId clientOrderId,
            Optional<ApiKeyId> key,
            OrderTerms terms,
            Optional<OrderGroup> group,
            Instant placedAt) {}

    /** An order that holds {@code held} and waits for the venue. */
    public static Order place(Ticket ticket, Price worstPrice, Money held) {
        return open(ticket, OrderStatus.PENDING_NEW, worstPrice, held);
    }

    /** A conditional order that holds {@code held} and that the gateway keeps: the venue sees it once its trigger fires. */
    public static Order keep(Ticket ticket, Price worstPrice, Money held, Trigger trigger) {
        return open(ticket, OrderStatus.NEW, worstPrice, held)
                .edit()
                .trigger(trigger)
                .order();
    }

    /** An order that the gateway refuses; it holds nothing. */
    public static Order deny(Ticket ticket, Reason reason) {
        Price worst = ticket.terms().limitPrice().or(ticket.terms()::stopPrice).orElse(new Price(BigDecimal.ONE));
        return open(ticket, OrderStatus.DENIED, worst, Money.zero(paidAsset(ticket.terms())))
                .edit()
                .reason(Optional.of(reason))
                .order();
    }

    private static Order open(Ticket ticket, OrderStatus status, Price worst, Money held) {
        OrderTerms terms = ticket.terms();
        return new Order(
                ticket.id(),
                ticket.account(),
                ticket.clientOrderId(),
                ticket.key(),
                terms,
                status,
                worst,
                held,
                Quantity.ZERO,
                Money.zero(terms.symbol().quote()),
                Money.zero(receivedAsset(terms)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ticket.group(),
                Revision.NONE,
                ticket.placedAt(),
                ticket.placedAt());
    }

    /** Asset that the order gives: quote for a buy, base for a sell. Funds are held in it. */
    public static Asset paidAsset(OrderTerms terms) {
        return terms.side() == Side.BUY
                ? terms.symbol().quote()
                : terms.symbol().base();
    }

    /** Asset that the order receives: base for a buy, quote for a sell. Commission is paid in it. */
    public static Asset receivedAsset(OrderTerms terms) {
        return terms.side() == Side.BUY ? terms.symbol().base() : terms.symbol().quote();
    }

    /** What is still to fill (FIX LeavesQty 151); absent for an order that spends a quote quantity; zero once closed. */
    public Optional<Quantity> leavesQuantity() {
        return status.isOpen()
                ? terms.quantity().map(q -> q.minus(cumulativeQuantity))
                : terms.quantity().map(q -> Quantity.ZERO);
    }

    /** Average price of the fills (FIX AvgPx 6), to 16 significant digits; absent before the first. */
    public Optional<BigDecimal> averagePrice() {
        return cumulativeQuantity.isZero()
                ? Optional.empty()
                : Optional.of(cumulativeNotional
                        .amount()
                        .divide(cumulativeQuantity.amount(), MathContext.DECIMAL64)
                        .stripTrailingZeros());
    }

    /** Whether anything can still happen to it. */
    public boolean isOpen() {
        return status.isOpen();
    }

    /** Whether the gateway keeps it for its trigger: the venue has never seen it. */
    public boolean isKept() {
        return isOpen() && trigger.map(Trigger::isKept).orElse(false);
    }

    /** Whether the gateway watches the market for it. */
    public boolean isArmed() {
        return isOpen() && trigger.map(t -> t.state() == Trigger.State.ARMED).orElse(false);
    }

    /** Whether another order of its group holds funds for it, or it for another. */
    public boolean sharesFunds() {
        return group.filter(OrderGroup::isExit).isPresent();
    }

    /** Whether its terms or its trigger may have changed since it was placed. */
    public boolean isReworkable() {
        return trigger.isPresent() || revision.number() > 0;
    }

    /** When it expires by itself, if ever. */
    public Optional<Instant> expiry() {
        return terms.expiry(placedAt);
    }

    /** The terms as the client placed them, before any change. */
    public OrderTerms placedTerms() {
        return revision.placedTerms().orElse(terms);
    }

    /** What the order may still cost at most once {@code filled} of it is filled, with the terms it has and those it asked for. */
    Money neededAfter(Quantity filled) {
        Money now = cost(terms.quantity().orElseThrow().minus(filled), worstPrice);
        return revision.pending()
                .map(asked -> cost(asked.quantity().minus(asked.quantity().min(filled)), asked.limitPrice()))
                .filter(asked -> asked.compareTo(now) > 0)
                .orElse(now);
    }

    private Money cost(Quantity leaves, Price worst) {
        return terms.side() == Side.BUY
                ? worst.times(leaves, terms.symbol().quote())
                : leaves.of(terms.symbol().base());
    }

    /** What the whole order takes from the account at most. */
    Money wholeHold() {
        return terms.quoteQuantity().orElseGet(() -> neededAfter(Quantity.ZERO));
    }

    OrderEdit edit() {
        return new OrderEdit(this);
    }
}
