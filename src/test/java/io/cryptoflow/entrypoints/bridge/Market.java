package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Samples of what the market of BTC-USDT tells. */
final class Market {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
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

    static BookChanged book(long sequence) {
        return new BookChanged(new OrderBook(
                BTC_USDT,
                sequence,
                List.of(new BookLevel(Price.of("59999"), Quantity.of("1"))),
                List.of(new BookLevel(Price.of("60001"), Quantity.of("1"))),
                NOON));
    }
}
