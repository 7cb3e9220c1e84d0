package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.AccountId;
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
 * An order of a client, immutable; every step answers the next state. {@link OrderLifecycle} makes the steps.
 *
 * @param worstPrice price beyond which the order never fills: its limit, or the collar of a market order
 * @param held what the account still has locked for this order
 * @param cumulativeQuantity base quantity filled so far (FIX CumQty 14)
 * @param cumulativeNotional quote money of those fills
 * @param commission sum of the commissions, in the asset that the order receives
 * @param reason why it was denied, rejected or expired
 */
public record Order(
        OrderId id,
        AccountId account,
        ClientOrderId clientOrderId,
        OrderTerms terms,
        OrderStatus status,
        Price worstPrice,
        Money held,
        Quantity cumulativeQuantity,
        Money cumulativeNotional,
        Money commission,
        Optional<VenueOrderId> venueOrderId,
        Optional<Reason> reason,
        Instant placedAt,
        Instant updatedAt) {
    /** Keeps times to the microsecond, as stores do: an order that is read again equals the one that was written. */
    public Order {
        placedAt = placedAt.truncatedTo(ChronoUnit.MICROS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Who places what, under which names, and when. */
    public record Ticket(
            OrderId id, AccountId account, ClientOrderId clientOrderId, OrderTerms terms, Instant placedAt) {}

    /** An order that holds {@code held} and waits for the venue. */
    public static Order place(Ticket ticket, Price worstPrice, Money held) {
        return open(ticket, OrderStatus.PENDING_NEW, worstPrice, held, Optional.empty());
    }

    /** An order that the gateway refuses; it holds nothing. */
    public static Order deny(Ticket ticket, Reason reason) {
        Price worst = ticket.terms().limitPrice().orElse(new Price(BigDecimal.ONE));
        Money nothing = Money.zero(paidAsset(ticket.terms()));
        return open(ticket, OrderStatus.DENIED, worst, nothing, Optional.of(reason));
    }

    private static Order open(Ticket ticket, OrderStatus status, Price worst, Money held, Optional<Reason> reason) {
        OrderTerms terms = ticket.terms();
        return new Order(
                ticket.id(),
                ticket.account(),
                ticket.clientOrderId(),
                terms,
                status,
                worst,
                held,
                Quantity.ZERO,
                Money.zero(terms.symbol().quote()),
                Money.zero(receivedAsset(terms)),
                Optional.empty(),
                reason,
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

    Order filled(Fill fill, OrderStatus next, Money nowHeld) {
        return new Order(
                id,
                account,
                clientOrderId,
                terms,
                next,
                worstPrice,
                nowHeld,
                cumulativeQuantity.plus(fill.lastQuantity()),
                cumulativeNotional.plus(fill.notional()),
                commission.plus(fill.commission()),
                venueOrderId,
                reason,
                placedAt,
                fill.occurredAt());
    }

    Order accepted(VenueOrderId venue, OrderStatus next, Instant at) {
        return moved(next, held, Optional.of(venue), reason, at);
    }

    Order closed(OrderStatus next, Optional<Reason> why, Instant at) {
        return moved(next, Money.zero(held.asset()), venueOrderId, why, at);
    }

    Order moved(OrderStatus next, Instant at) {
        return moved(next, held, venueOrderId, reason, at);
    }

    Order reopened(Reason why, Instant at) {
        return moved(OrderStatus.PENDING_CANCEL, wholeHold(), venueOrderId, Optional.of(why), at);
    }

    /** What the whole order takes from the account at most. */
    private Money wholeHold() {
        Asset asset = paidAsset(terms);
        return terms.quoteQuantity()
                .orElseGet(() -> terms.side() == Side.BUY
                        ? worstPrice.times(terms.quantity().orElseThrow(), asset)
                        : terms.quantity().orElseThrow().of(asset));
    }

    private Order moved(
            OrderStatus next, Money nowHeld, Optional<VenueOrderId> venue, Optional<Reason> why, Instant at) {
        return new Order(
                id,
                account,
                clientOrderId,
                terms,
                next,
                worstPrice,
                nowHeld,
                cumulativeQuantity,
                cumulativeNotional,
                commission,
                venue,
                why,
                placedAt,
                at);
    }
}
