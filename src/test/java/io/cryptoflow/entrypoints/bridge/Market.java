package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Samples of what the market of BTC-USDT tells. */
final class Market {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int LEVELS = 100;
    private static final Symbol BTC_USDT = Symbol.of("BTC-USDT");

    private Market() {}

    static Ticker ticker(String lastPrice) {
        return new Ticker(
                BTC_USDT,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Price.of(lastPrice)),
                new MarketSource(MarketSource.Kind.SIMULATED, "test"),
                NOON,
                NOON,
                Duration.ZERO,
                false);
    }

    static TradePrinted trade(long number) {
        return new TradePrinted(new PublicTrade(
                BTC_USDT, Long.toString(number), Price.of("60000"), Quantity.of("0.1"), Side.BUY, NOON));
    }

    /** A deep book, in which every level is different with every sequence number. */
    static BookChanged book(long sequence) {
        Quantity quantity = Quantity.of(Long.toString(sequence));
        return new BookChanged(new OrderBook(
                BTC_USDT,
                sequence,
                levels(i -> new BookLevel(Price.of(Integer.toString(59_999 - i)), quantity)),
                levels(i -> new BookLevel(Price.of(Integer.toString(60_001 + i)), quantity)),
                NOON));
    }

    /** A purchase that the strategy {@code name} signals at the close of a minute. */
    static Signal signal(String name) {
        return new Signal(name, BTC_USDT, CandleInterval.ONE_MINUTE, NOON, Side.BUY, Price.of("60000.5"));
    }

    static Candle candle(String close, boolean closed) {
        return candle(NOON, close, closed);
    }

    static Candle candle(Instant openTime, String close, boolean closed) {
        return new Candle(
                BTC_USDT,
                CandleInterval.ONE_MINUTE,
                openTime,
                Price.of("60000"),
                Price.of("61000"),
                Price.of("59000"),
                Price.of(close),
                Quantity.of("2"),
                closed);
    }

    private static List<BookLevel> levels(IntFunction<BookLevel> level) {
        return IntStream.range(0, LEVELS).mapToObj(level).toList();
    }
}
