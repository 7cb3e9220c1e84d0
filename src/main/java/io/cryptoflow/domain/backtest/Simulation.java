package io.cryptoflow.domain.backtest;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A strategy that trades all it has through past candles: a buy spends the whole cash, a sale sells the whole position; what
 * it does not hold it never sells. For one thread at a time.
 */
public final class Simulation {
    /** Fills that are listed at most; all are counted. */
    public static final int FILLS = 5_000;

    /** Places that commissions are rounded up to, as at the paper venue. */
    private static final int COMMISSION_DECIMALS = 8;

    private final BacktestTerms terms;
    private final Function<Candle, Optional<Side>> rules;
    private final CandleMarket market;
    private final EquityCurve curve;
    private final List<SimulatedFill> fills = new ArrayList<>();
    private final Asset base;
    private final Asset quote;
    private long fillCount;
    private Money cash;
    private Quantity held = Quantity.ZERO;
    private Optional<Side> wanted = Optional.empty();
    private Quantity volumeBefore = Quantity.ZERO;

    /**
     * @param rules what the strategy wants at the close of each candle
     * @param candles how many will come
     */
    public Simulation(BacktestTerms terms, Function<Candle, Optional<Side>> rules, int candles) {
        Symbol symbol = terms.instrument().symbol();
        this.terms = terms;
        this.rules = rules;
        this.market = new CandleMarket(terms.instrument(), terms.liquidity());
        this.curve = new EquityCurve(terms.cash().amount(), candles);
        this.base = symbol.base();
        this.quote = symbol.quote();
        this.cash = terms.cash();
    }

    /** Plays the next candle: what was decided at the close before trades at its opening, then its own close decides. */
    public void advance(Candle candle) {
        if (wanted.isPresent()) {
            market.open(candle.open(), volumeBefore, wanted.get());
            wanted = wanted.filter(side -> side == Side.BUY ? buy(candle) : sell(candle));
        }
        volumeBefore = candle.volume();
        curve.add(
                candle.closeTime(),
                held.isZero()
                        ? cash.amount()
                        : candle.close().times(held, quote).plus(cash).amount());
        wanted = rules.apply(candle).or(() -> wanted);
    }

    /** Answers whether it wants to go on buying. */
    private boolean buy(Candle candle) {
        if (isTooSmall(cash)) {
            return false;
        }
        CandleMarket.Outcome outcome = market.buy(cash);
        for (CandleMarket.Match match : outcome.matches()) {
            Money received = match.quantity().of(base);
            Money commission =
                    received.share(terms.commission(), COMMISSION_DECIMALS).min(received);
            cash = cash.minus(match.price().times(match.quantity(), quote));
            held = held.plus(new Quantity(received.minus(commission).amount()));
            note(candle.openTime(), Side.BUY, match, commission);
        }
        return !outcome.whole();
    }

    private boolean sell(Candle candle) {
        Quantity sold = held.roundedDown(terms.instrument().lotSize());
        if (sold.isZero() || isTooSmall(candle.open().times(sold, quote))) {
            return false;
        }
        CandleMarket.Outcome outcome = market.sell(sold);
        for (CandleMarket.Match match : outcome.matches()) {
            Money received = match.price().times(match.quantity(), quote);
            Money commission =
                    received.share(terms.commission(), COMMISSION_DECIMALS).min(received);
            held = held.minus(match.quantity());
            cash = cash.plus(received).minus(commission);
            note(candle.openTime(), Side.SELL, match, commission);
        }
        return !outcome.whole();
    }

    private boolean isTooSmall(Money notional) {
        return notional.isZero() || notional.compareTo(terms.instrument().minimumNotional()) < 0;
    }

    private void note(Instant time, Side side, CandleMarket.Match match, Money commission) {
        fillCount++;
        if (fills.size() < FILLS) {
            fills.add(new SimulatedFill(time, side, match.price(), match.quantity(), commission));
        }
    }

    /** How it went so far. */
    public Performance performance() {
        return new Performance(
                new Money(curve.equity(), quote),
                curve.totalReturn(),
                curve.maximumDrawdown(),
                curve.sharpe(terms.interval()),
                fillCount,
                fills,
                curve.points());
    }
}
