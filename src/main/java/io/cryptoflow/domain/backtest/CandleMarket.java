package io.cryptoflow.domain.backtest;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.matching.Expiry;
import io.cryptoflow.domain.matching.Handling;
import io.cryptoflow.domain.matching.Limits;
import io.cryptoflow.domain.matching.MarketDepth;
import io.cryptoflow.domain.matching.MatchListener;
import io.cryptoflow.domain.matching.MatchingEngine;
import io.cryptoflow.domain.matching.Refusal;
import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The paper venue's matching engine for one symbol, with the liquidity that a candle opens with. */
final class CandleMarket {
    private static final long ACCOUNT = 1;
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Limits.GREATEST);

    private final BigDecimal tick;
    private final BigDecimal lot;
    private final Liquidity liquidity;
    private final Taken taken = new Taken();
    private final MatchingEngine engine = new MatchingEngine(SelfTradePrevention.EXPIRE_TAKER, taken, 0);
    private final MarketDepth offered = new MarketDepth();
    private final MarketDepth nothing = new MarketDepth();
    private long orders;

    /** One price at which an order traded. */
    record Match(Price price, Quantity quantity) {}

    /**
     * What became of an order.
     *
     * @param whole whether the market offered all of it
     */
    record Outcome(List<Match> matches, boolean whole) {}

    CandleMarket(Instrument instrument, Liquidity liquidity) {
        this.tick = instrument.tickSize().amount();
        this.lot = instrument.lotSize().amount();
        this.liquidity = liquidity;
    }

    /** A candle opens for a taker: what the market showed before is gone, and the side that {@code taker} trades against is shown. */
    void open(Price price, Quantity volumeBefore, Side taker) {
        BigDecimal ticks = price.amount().divide(tick, MathContext.DECIMAL128);
        BigDecimal lots =
                volumeBefore.amount().divide(lot, 0, RoundingMode.DOWN).min(GREATEST);
        engine.show(nothing, nothing);
        liquidity.show(ticks, lots, taker, offered);
        engine.show(taker == Side.SELL ? offered : nothing, taker == Side.BUY ? offered : nothing);
    }

    /** Buys for at most {@code budget} at once. */
    Outcome buy(Money budget) {
        long units = budget.amount()
                .divide(tick.multiply(lot), 0, RoundingMode.DOWN)
                .min(GREATEST)
                .longValueExact();
        taken.clear();
        if (units > 0) {
            engine.spend(++orders, ACCOUNT, Limits.GREATEST, units);
        }
        return taken.outcome();
    }

    /** Sells at once what there is for {@code quantity}, in whole lots. */
    Outcome sell(Quantity quantity) {
        taken.clear();
        engine.add(++orders, ACCOUNT, Side.SELL, 1, lots(quantity), Handling.IOC);
        return taken.outcome();
    }

    private long lots(Quantity quantity) {
        return quantity.amount().divide(lot, 0, RoundingMode.DOWN).min(GREATEST).longValueExact();
    }

    /** Hears what the engine does with the order of the moment, which never rests. */
    private final class Taken implements MatchListener {
        private List<Match> matches = new ArrayList<>();
        private boolean whole = true;

        void clear() {
            matches = new ArrayList<>();
            whole = true;
        }

        Outcome outcome() {
            return new Outcome(matches, whole);
        }

        @Override
        public void took(long order, long trade, long price, long quantity) {
            matches.add(new Match(
                    new Price(tick.multiply(BigDecimal.valueOf(price))),
                    new Quantity(lot.multiply(BigDecimal.valueOf(quantity)))));
        }

        @Override
        public void expired(long order, Expiry why) {
            whole = false;
        }

        @Override
        public void accepted(long order) {}

        @Override
        public void rejected(long order, Refusal why) {
            throw new IllegalStateException("an order that takes was rejected: " + why);
        }

        @Override
        public void made(long order, long trade, long price, long quantity) {
            throw new IllegalStateException("an order that takes rested");
        }

        @Override
        public void canceled(long order) {}

        @Override
        public void amended(long order, long quantity, long price) {}

        @Override
        public void amendRejected(long order, Refusal why) {}
    }
}
