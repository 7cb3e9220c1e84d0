package io.cryptoflow.infrastructure.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Tapes;
import io.cryptoflow.infrastructure.tape.TapeSettings.AtEnd;
import io.cryptoflow.infrastructure.tape.TapeSettings.Content;
import io.cryptoflow.infrastructure.tape.TapeSettings.Speed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays markets as they were; what is expected is read from the files in another way. */
class RecordedTapeTest {
    private static final int BITSTAMP_PRINTS = 99_982;

    @TempDir
    private Path folder = Path.of("");

    private final Playback playback = new Playback();

    @AfterEach
    void close() throws Exception {
        playback.close();
    }

    @Test
    void playsEveryBitstampTradeInOrder() throws Exception {
        Path file = Tapes.bitstamp(folder);
        List<String> expected = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(columns -> new BigDecimal(columns[2]).signum() != 0)
                .map(columns -> Long.parseLong(columns[0]) + "000 " + plain(columns[1]) + " " + plain(columns[2]))
                .toList();

        List<PublicTrade> trades = Playback.trades(playback.events(file, AtEnd.STOP, 2 * BITSTAMP_PRINTS));

        assertThat(trades).hasSize(BITSTAMP_PRINTS);
        assertThat(trades.stream()
                        .map(trade -> trade.occurredAt().toEpochMilli() + " " + trade.price() + " " + trade.quantity()))
                .isEqualTo(expected);
        assertThat(trades.stream().map(PublicTrade::quantity).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(Quantity.of("175778.65435677"));
        assertThat(trades.stream().map(PublicTrade::tradeId)).doesNotHaveDuplicates();
    }

    @Test
    void showsOnlyBooksOfPricesThatBitstampPrintedBefore() throws Exception {
        List<MarketEvent> events = playback.events(Tapes.bitstamp(folder), AtEnd.STOP, 2 * BITSTAMP_PRINTS);

        assertThat(unprintedLevels(events)).isZero();
        assertThat(Playback.books(events)).hasSize(BITSTAMP_PRINTS);
    }

    @Test
    void rebuildsTheRecordedFiveMinuteCandleFromTheBinanceTrades() throws Exception {
        Path trades = Tapes.shared("binance-spot-2024-ticks/trades-BTCUSDT.csv.gz");
        Path candles = Tapes.shared("binance-spot-2024/candles-5m/BTCUSDT.csv.gz");
        long openMillis = 1_723_161_600_000L;

        List<MarketEvent> events = playback.events(trades, AtEnd.STOP, 2 * 19_904);
        List<PublicTrade> inside = Playback.trades(events).stream()
                .filter(trade -> trade.occurredAt().toEpochMilli() >= openMillis
                        && trade.occurredAt().toEpochMilli() < openMillis + 300_000)
                .toList();

        assertThat(unprintedLevels(events)).isZero();
        assertThat(candle(openMillis, inside)).isEqualTo(line(candles, openMillis));
    }

    @Test
    void playsRecordedCandlesSoThatTheyCanBeRebuilt() throws Exception {
        Path candles = Tapes.shared("binance-spot-2024/candles-5m/BTCUSDT.csv.gz");
        long openMillis = 1_722_470_400_000L;
        TapeSettings settings = new TapeSettings(candles, Playback.BTC_USD, Content.CANDLES, Speed.FASTEST, AtEnd.STOP);

        List<PublicTrade> first = Playback.trades(playback.events(settings, 400)).stream()
                .filter(trade -> trade.occurredAt().toEpochMilli() < openMillis + 300_000)
                .toList();

        assertThat(candle(openMillis, first)).isEqualTo(line(candles, openMillis));
    }

    private static long unprintedLevels(List<MarketEvent> events) {
        Map<Price, Quantity> printed = new HashMap<>();
        long unprinted = 0;
        for (MarketEvent event : events) {
            if (event instanceof MarketEvent.TradePrinted print) {
                printed.put(print.trade().price(), print.trade().quantity());
            } else {
                OrderBook book = ((MarketEvent.BookChanged) event).book();
                for (BookLevel level : Stream.concat(book.bids().stream(), book.asks().stream())
                        .toList()) {
                    unprinted += level.quantity().equals(printed.get(level.price())) ? 0 : 1;
                }
            }
        }
        return unprinted;
    }

    private static String candle(long openMillis, List<PublicTrade> trades) {
        Price high =
                trades.stream().map(PublicTrade::price).max(Price::compareTo).orElseThrow();
        Price low =
                trades.stream().map(PublicTrade::price).min(Price::compareTo).orElseThrow();
        Quantity volume = trades.stream().map(PublicTrade::quantity).reduce(Quantity.ZERO, Quantity::plus);
        return Stream.of(
                        openMillis,
                        trades.get(0).price(),
                        high,
                        low,
                        trades.get(trades.size() - 1).price(),
                        volume)
                .map(Object::toString)
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    }

    private static String line(Path gzip, long openMillis) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(openMillis + ","))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String plain(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
