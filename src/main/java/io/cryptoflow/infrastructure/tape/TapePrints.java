package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The prints of a row. A trade is one; a candle becomes at most four along its path, spread evenly over its time, and its
 * volume is shared among them in whole lots, the rest going to the close. Equal neighbors on the path are one print; with
 * fewer lots than prices the earliest prices are left out.
 */
record TapePrints(Quantity lotSize, long candleMillis) {
    List<TapePrint> of(TapeRow row) {
        if (row instanceof TapeRow.Trade trade) {
            return List.of(
                    new TapePrint(trade.id(), trade.millis(), trade.price(), trade.quantity(), trade.takerSide()));
        }
        return split((TapeRow.Candle) row);
    }

    private List<TapePrint> split(TapeRow.Candle candle) {
        List<Price> path = withoutRepeats(candle.path());
        long lots = candle.quantity()
                .amount()
                .divide(lotSize.amount(), 0, RoundingMode.DOWN)
                .longValueExact();
        List<Price> prices = path.subList((int) Math.max(0, path.size() - Math.max(1, lots)), path.size());
        Quantity share = new Quantity(lotSize.amount().multiply(BigDecimal.valueOf(lots / prices.size())));
        Quantity left = candle.quantity();
        List<TapePrint> prints = new ArrayList<>(prices.size());
        for (int i = 0; i < prices.size(); i++) {
            boolean isClose = i == prices.size() - 1;
            long millis = candle.millis() + candleMillis * i / prices.size();
            prints.add(new TapePrint(
                    candle.id() + "." + (i + 1),
                    millis,
                    prices.get(i),
                    isClose ? left : share,
                    Optional.<Side>empty()));
            left = left.minus(share);
        }
        return prints;
    }

    private static List<Price> withoutRepeats(List<Price> path) {
        List<Price> distinct = new ArrayList<>(path.size());
        for (Price price : path) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(price)) {
                distinct.add(price);
            }
        }
        return distinct;
    }
}
