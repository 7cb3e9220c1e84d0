package io.cryptoflow.system;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an account must own, counted by hand: what it began with, and every fill. Plain texts of decimals, by asset. */
final class Money {
    private Money() {}

    /** Totals after {@code fills}; an asset of which nothing is left is not mentioned. */
    static Map<String, String> after(Map<String, String> start, List<JsonObject> fills) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        start.forEach((asset, amount) -> totals.put(asset, new BigDecimal(amount)));
        fills.forEach(fill -> settle(totals, fill));
        return plain(totals);
    }

    private static void settle(Map<String, BigDecimal> totals, JsonObject fill) {
        String[] assets = fill.getString("symbol").split("-", -1);
        BigDecimal quantity = new BigDecimal(fill.getString("lastQuantity"));
        BigDecimal notional = quantity.multiply(new BigDecimal(fill.getString("lastPrice")));
        boolean buys = fill.getString("side").equals("BUY");
        totals.merge(assets[0], buys ? quantity : quantity.negate(), BigDecimal::add);
        totals.merge(assets[1], buys ? notional.negate() : notional, BigDecimal::add);
        totals.merge(
                fill.getString("commissionAsset"),
                new BigDecimal(fill.getString("commission")).negate(),
                BigDecimal::add);
    }

    /** What {@code orders} hold, by asset. */
    static Map<String, String> held(List<JsonObject> orders) {
        return sum(orders, "heldAsset", "held");
    }

    /** Sums of a field of decimals, by the asset in another one; sums of zero are left out. */
    static Map<String, String> sum(List<JsonObject> records, String asset, String amount) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        records.forEach(record ->
                sums.merge(record.getString(asset), new BigDecimal(record.getString(amount)), BigDecimal::add));
        return plain(sums);
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        Map<String, String> texts = new TreeMap<>();
        amounts.forEach((asset, amount) -> {
            if (amount.signum() != 0) {
                texts.put(asset, Recording.plain(amount));
            }
        });
        return texts;
    }
}
