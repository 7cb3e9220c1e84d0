package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One action of a ticket and what was to be expected of it when the ticket was drawn up.
 *
 * @param summary the action in words
 * @param forecasts one for each order that it would place
 */
public record TicketLine(TicketAction action, String summary, List<Forecast> forecasts) {
    /** Keeps its own copy. */
    public TicketLine {
        forecasts = List.copyOf(forecasts);
    }

    /**
     * What placing one order would have come to then; figures of the live book.
     *
     * @param holds money that the order would lock; absent when it would be denied
     * @param quantity base asset that would trade at once
     * @param notional quote money of what would trade at once
     * @param commission in the asset that the order receives, of what would trade at once
     * @param bestPrice the price that the market showed first
     * @param slippage how much worse the average price would be than the best one, as a fraction of it
     * @param denied why the gate would deny it
     */
    public record Forecast(
            Optional<Money> holds,
            Optional<Quantity> quantity,
            Optional<Money> notional,
            Optional<Money> commission,
            Optional<Price> bestPrice,
            Optional<BigDecimal> slippage,
            Optional<Reason> denied) {}
}
