package io.cryptoflow.application.strategy;

import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Quantity;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A strategy that runs on live candles.
 *
 * @param name 1 to 32 lower-case letters, digits or hyphens
 * @param orderQuantity what each signal buys or sells at the market; without it signals are only announced
 */
public record LiveStrategy(
        String name, Symbol symbol, CandleInterval interval, StrategyRules rules, Optional<Quantity> orderQuantity) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** Refuses another name with {@link IllegalArgumentException}. */
    public LiveStrategy {
        if (!isName(name)) {
            throw new IllegalArgumentException("expected a name of 1 to 32 lower-case letters, digits or hyphens");
        }
    }

    /** Whether a strategy may be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    boolean follows(Candle candle) {
        return candle.closed() && candle.symbol().equals(symbol) && candle.interval() == interval;
    }

    /** The order of a signal, under a client order id that only this candle of this strategy has: placing it again is no second order. */
    public Optional<PlaceOrder.Command> order(Signal signal, AccountId account) {
        ClientOrderId id = new ClientOrderId(
                "strategy-" + name + "-" + signal.candleOpenTime().getEpochSecond());
        return orderQuantity.map(quantity -> new PlaceOrder.Command(
                account,
                Optional.empty(),
                Optional.of(id),
                OrderTerms.market(signal.symbol(), signal.side(), quantity)));
    }
}
