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
 * Whose tickets need no confirmation, and up to what notional: only single market and limit orders that the gate would let go, all of a
 * ticket together in the quote asset. Off unless an operator names accounts.
 */
public record AutoConfirm(Set<AccountId> accounts, BigDecimal notionalCap) {
    /** Nobody's. */
    public static final AutoConfirm OFF = new AutoConfirm(Set.of(), BigDecimal.ZERO);

    /** Keeps its own copy. */
    public AutoConfirm {
        accounts = Set.copyOf(accounts);
    }

    boolean allows(Ticket ticket) {
        if (!accounts.contains(ticket.account())) {
            return false;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (TicketLine line : ticket.lines()) {
            Optional<BigDecimal> notional = notional(line);
            if (notional.isEmpty()) {
                return false;
            }
            sum = sum.add(notional.get());
        }
        return sum.compareTo(notionalCap) <= 0;
    }

    private static Optional<BigDecimal> notional(TicketLine line) {
        if (!(line.action() instanceof TicketAction.Place place)) {
            return Optional.empty();
        }
        OrderTerms terms = place.terms();
        boolean plain = terms.type() == OrderType.MARKET || terms.type() == OrderType.LIMIT;
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
