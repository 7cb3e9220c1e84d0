package io.cryptoflow.application.agent;

import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketAction;
import io.cryptoflow.domain.agent.TicketLine;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.AccountId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Whose tickets need no confirmation, and up to what notional in dollars: only single market and limit orders that are paid in dollars or a
 * dollar coin and that the gate would let go, all of a ticket together. Off unless an operator names accounts.
 *
 * @param notionalCap of one ticket
 * @param dailyCap of all tickets of one account within 24 hours
 */
public record AutoConfirm(Set<AccountId> accounts, BigDecimal notionalCap, BigDecimal dailyCap) {
    /** Nobody's. */
    public static final AutoConfirm OFF = new AutoConfirm(Set.of(), BigDecimal.ZERO, BigDecimal.ZERO);

    /** Keeps its own copy. */
    public AutoConfirm {
        accounts = Set.copyOf(accounts);
    }

    /** What {@code ticket} is worth at most, if it needs no confirmation by itself; the day's cap is not looked at. */
    Optional<BigDecimal> worth(Ticket ticket) {
        if (!accounts.contains(ticket.account())) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (TicketLine line : ticket.lines()) {
            Optional<BigDecimal> notional = notional(line);
            if (notional.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(notional.get());
        }
        return Optional.of(sum).filter(worth -> worth.compareTo(notionalCap) <= 0);
    }

    private static Optional<BigDecimal> notional(TicketLine line) {
        if (!(line.action() instanceof TicketAction.Place place)) {
            return Optional.empty();
        }
        OrderTerms terms = place.terms();
        boolean plain = (terms.type() == OrderType.MARKET || terms.type() == OrderType.LIMIT)
                && Markets.DOLLAR_COINS.contains(terms.symbol().quote());
        return line.forecasts().stream()
                .filter(forecast -> plain && forecast.denied().isEmpty())
                .findFirst()
                .flatMap(forecast -> worst(terms, forecast));
    }

    /** The most that may trade: the whole order at its limit, at what a buy holds, or at the price that the market shows first. */
    private static Optional<BigDecimal> worst(OrderTerms terms, TicketLine.Forecast forecast) {
        Optional<BigDecimal> held = forecast.holds()
                .filter(money -> money.asset().equals(terms.symbol().quote()))
                .map(money -> money.amount());
        Optional<BigDecimal> priced = terms.quantity()
                .flatMap(quantity -> terms.limitPrice().or(forecast::bestPrice).map(price -> price.amount()
                        .max(forecast.bestPrice().map(best -> best.amount()).orElse(BigDecimal.ZERO))
                        .multiply(quantity.amount())));
        return held.isPresent() && priced.isPresent()
                ? Optional.of(held.get().max(priced.get()))
                : held.or(() -> priced);
    }
}
