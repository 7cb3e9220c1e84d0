package io.cryptoflow;

import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The limits of accounts that have none of their own.
 *
 * @param maximumNotional of one order, by quote asset
 * @param maximumDailyLoss by quote asset
 * @param priceBand 0 for none
 */
public record RiskSettings(
        Map<String, BigDecimal> maximumNotional,
        Map<String, BigDecimal> maximumDailyLoss,
        BigDecimal priceBand,
        int maximumOpenOrders,
        int maximumOrdersPerSecond) {
    static final Range<BigDecimal> AMOUNTS = Range.decimals("0", "1000000000000");
    static final Range<BigDecimal> BANDS = Range.decimals("0", "10");
    static final Range<Integer> OPEN_ORDERS = Range.integers(0, 100_000_000);
    static final Range<Integer> RATES = Range.integers(0, 1_000_000);

    /** Checks every value. */
    public RiskSettings {
        BANDS.check("risk.priceBand", priceBand);
        OPEN_ORDERS.check("risk.maximumOpenOrders", maximumOpenOrders);
        RATES.check("risk.maximumOrdersPerSecond", maximumOrdersPerSecond);
        maximumNotional = checked("risk.maximumNotional", maximumNotional);
        maximumDailyLoss = checked("risk.maximumDailyLoss", maximumDailyLoss);
    }

    private static Map<String, BigDecimal> checked(String key, Map<String, BigDecimal> amounts) {
        amounts.forEach((asset, amount) -> {
            Shape.ASSET.check(key, asset);
            AMOUNTS.check(key, amount);
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }

    RiskLimits limits() {
        return new RiskLimits(
                money(maximumNotional),
                Optional.of(maximumOpenOrders),
                Optional.of(maximumOrdersPerSecond),
                Optional.of(priceBand).filter(band -> band.signum() > 0),
                money(maximumDailyLoss));
    }

    private static Map<Asset, Money> money(Map<String, BigDecimal> amounts) {
        Map<Asset, Money> money = new HashMap<>();
        amounts.forEach((code, amount) -> money.put(new Asset(code), new Money(amount, new Asset(code))));
        return money;
    }
}
