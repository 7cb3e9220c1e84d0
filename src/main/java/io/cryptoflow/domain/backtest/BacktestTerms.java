package io.cryptoflow.domain.backtest;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.InvalidParameter;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.Money;
import java.math.BigDecimal;

/**
 * What is played.
 *
 * @param cash what there is at the beginning, in the quote asset
 * @param commission the venue's share of what a fill receives: 0 to 0.1
 */
public record BacktestTerms(
        Instrument instrument,
        CandleInterval interval,
        StrategyRules rules,
        Money cash,
        BigDecimal commission,
        Liquidity liquidity) {
    private static final BigDecimal HIGHEST_COMMISSION = new BigDecimal("0.1");
    private static final BigDecimal MOST_CASH = new BigDecimal("1000000000000");

    /** Refuses what is out of bounds with {@link InvalidParameter}. */
    public BacktestTerms {
        boolean quoted = cash.asset().equals(instrument.symbol().quote());
        if (!quoted || cash.amount().signum() <= 0 || cash.amount().compareTo(MOST_CASH) > 0) {
            throw new InvalidParameter("cash", "expected a decimal above 0 and at most 1000000000000");
        }
        if (commission.signum() < 0 || commission.compareTo(HIGHEST_COMMISSION) > 0) {
            throw new InvalidParameter("commission", "expected a decimal from 0 to 0.1");
        }
    }
}
