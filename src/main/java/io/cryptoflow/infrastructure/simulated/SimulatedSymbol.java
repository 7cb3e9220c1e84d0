package io.cryptoflow.infrastructure.simulated;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The market of one symbol, update by update: takers print at the touch or walk into the book, then the middle moves and a
 * new book stands around it. Everything but the time of an event follows from the seed.
 */
final class SimulatedSymbol {
    private static final int PERCENT_OF_UPDATES_WITH_PRINTS = 40;
    private static final int PERCENT_OF_PRINTS_THAT_WALK = 20;
    private static final int PERCENT_OF_JUMPS = 1;
    private static final double SIZE_OF_JUMPS = 4;
    private static final double MILLIS_PER_YEAR = 365.0 * 24 * 3600 * 1000;
    private static final double MILLIS_OF_RETURN = 24.0 * 3600 * 1000;
    private static final double TARGET_SPREADS_PER_PRICE = 100_000;

    private final Symbol symbol;
    private final Dice dice;
    private final SimulatedBook bids;
    private final SimulatedBook asks;
    private final double startTicks;
    private final double deviation;
    private final double pull;
    private final int targetSpread;
    private double middle;
    private int spread;
    private long books;
    private long trades;

    SimulatedSymbol(Listing listing, long seed, Duration updateInterval) {
        Instrument instrument = listing.instrument();
        symbol = instrument.symbol();
        dice = new Dice(seed, symbol.toString());
        bids = new SimulatedBook(listing, -1);
        asks = new SimulatedBook(listing, 1);
        startTicks =
                listing.price().amount().divide(instrument.tickSize().amount()).doubleValue();
        deviation = listing.volatility() / 100.0 * StrictMath.sqrt(updateInterval.toMillis() / MILLIS_PER_YEAR);
        pull = Math.min(1, updateInterval.toMillis() / MILLIS_OF_RETURN);
        targetSpread = 1 + (int) (startTicks / TARGET_SPREADS_PER_PRICE);
        middle = startTicks;
        spread = targetSpread;
    }

    /** The next moment of this market. */
    void update(Instant now, Consumer<MarketEvent> listener) {
        if (books > 0 && dice.chance(PERCENT_OF_UPDATES_WITH_PRINTS)) {
            printTrades(now, listener);
        }
        move();
        offer(now, listener);
    }

    private void printTrades(Instant now, Consumer<MarketEvent> listener) {
        Side taker = dice.below(2) == 0 ? Side.BUY : Side.SELL;
        SimulatedBook book = taker == Side.BUY ? asks : bids;
        int last = dice.chance(PERCENT_OF_PRINTS_THAT_WALK) ? 1 + dice.below(3) : 0;
        for (int level = 0; level < last; level++) {
            print(book, level, book.lotsAt(level), taker, now, listener);
        }
        print(book, last, 1 + (long) (dice.unit() * (book.lotsAt(last) - 1)), taker, now, listener);
        middle += book.ticksAt(last) - book.ticksAt(0);
    }

    private void print(
            SimulatedBook book, int level, long lots, Side taker, Instant now, Consumer<MarketEvent> listener) {
        trades++;
        listener.accept(new MarketEvent.TradePrinted(new PublicTrade(
                symbol, Long.toString(trades), book.price(book.ticksAt(level)), book.quantity(lots), taker, now)));
    }

    private void move() {
        double size = dice.chance(PERCENT_OF_JUMPS) ? SIZE_OF_JUMPS : 1;
        middle += middle * deviation * size * dice.bell() + (startTicks - middle) * pull;
        middle = Math.max(startTicks / 2, Math.min(startTicks * 2, middle));
        int wobble = Math.max(1, targetSpread / 4);
        spread += (targetSpread - spread) / 2 + dice.below(2 * wobble + 1) - wobble;
        spread = Math.max(1, Math.min(4 * targetSpread, spread));
    }

    private void offer(Instant now, Consumer<MarketEvent> listener) {
        long bestBid = (long) middle - spread / 2;
        bids.fill(bestBid, targetSpread, dice);
        asks.fill(bestBid + spread, targetSpread, dice);
        books++;
        listener.accept(new MarketEvent.BookChanged(new OrderBook(symbol, books, bids.levels(), asks.levels(), now)));
    }
}
