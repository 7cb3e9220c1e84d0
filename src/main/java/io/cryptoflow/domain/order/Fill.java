package io.cryptoflow.domain.order;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One execution of an order of ours (FIX ExecType=F).
 *
 * @param tradeId the venue's identifier of the execution, unique per order
 * @param commission what the venue takes, in the asset that the order receives
 */
public record Fill(
        OrderId orderId,
        String tradeId,
        Symbol symbol,
        Side side,
        Price lastPrice,
        Quantity lastQuantity,
        LiquiditySide liquiditySide,
        Money commission,
        Instant occurredAt) {
    /** Keeps the time to the microsecond, as stores do. */
    public Fill {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Price x quantity, in the quote asset. */
    public Money notional() {
        return lastPrice.times(lastQuantity, symbol.quote());
    }
}
