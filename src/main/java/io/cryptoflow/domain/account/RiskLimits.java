package io.cryptoflow.domain.account;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How far one account, or one of its keys, may go; what is absent has no limit.
 *
 * @param maximumNotional price times quantity of one order at most, by quote asset
 * @param maximumOpenOrders orders that may be open at once
 * @param maximumOrdersPerSecond orders that may be placed within any second
 * @param priceBand fraction by which a limit price may be worse than the market, such as 0.2; needs a fresh price
 * @param maximumDailyLoss realized loss of a UTC day, by quote asset, from which on only reducing orders pass
 */
public record RiskLimits(
        Map<Asset, Money> maximumNotional,
        Optional<Integer> maximumOpenOrders,
        Optional<Integer> maximumOrdersPerSecond,
        Optional<BigDecimal> priceBand,
        Map<Asset, Money> maximumDailyLoss) {
    /** No limit at all. */
    public static final RiskLimits NONE =
            new RiskLimits(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /** Refuses numbers below zero with {@link IllegalArgumentException}; keeps canonical decimals and its own copies. */
    public RiskLimits {
        maximumNotional = Map.copyOf(maximumNotional);
        maximumDailyLoss = Map.copyOf(maximumDailyLoss);
        priceBand = priceBand.map(BigDecimal::stripTrailingZeros);
        boolean negative = maximumNotional.values().stream().anyMatch(Money::isNegative)
                || maximumDailyLoss.values().stream().anyMatch(Money::isNegative)
                || maximumOpenOrders.filter(most -> most < 0).isPresent()
                || maximumOrdersPerSecond.filter(most -> most < 0).isPresent()
                || priceBand.filter(band -> band.signum() < 0).isPresent();
        if (negative) {
            throw new IllegalArgumentException("expected limits of 0 or more");
        }
    }
}
