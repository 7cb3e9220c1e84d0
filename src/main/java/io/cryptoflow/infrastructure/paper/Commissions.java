package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.value.Money;
import java.math.BigDecimal;

/** The venue's fee schedule: the share of what a fill receives, for makers and takers; never more than all of it. */
public record Commissions(BigDecimal makerRate, BigDecimal takerRate) {
    /** Places that commissions are rounded up to. */
    private static final int DECIMALS = 8;

    Money on(Money received, LiquiditySide liquiditySide) {
        Money commission = received.share(liquiditySide == LiquiditySide.MAKER ? makerRate : takerRate, DECIMALS);
        return commission.compareTo(received) <= 0 ? commission : received;
    }
}
