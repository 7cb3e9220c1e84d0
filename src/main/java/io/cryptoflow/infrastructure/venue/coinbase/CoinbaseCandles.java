package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the answer to {@code /products/ID/candles}: newest first, without those in which nobody traded. Coinbase makes none of
 * four hours, so those are made of its candles of one hour.
 */
final class CoinbaseCandles {
    private static final int TIME = 0;
    private static final int LOW = 1;
    private static final int HIGH = 2;
    private static final int OPEN = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;

    private CoinbaseCandles() {}

    /** The interval to ask for, to make candles of {@code interval}. */
    static CandleInterval asked(CandleInterval interval) {
        return interval == CandleInterval.FOUR_HOURS ? CandleInterval.ONE_HOUR : interval;
    }

    /** The candles of {@code interval}, oldest first; {@code now} tells which are closed. */
    static List<Candle> read(Symbol symbol, CandleInterval interval, String body, Instant now) {
        return WireJson.array(body).stream()
                .map(row -> candle(symbol, asked(interval), (JsonArray) row, now))
                .sorted(Comparator.comparing(Candle::openTime))
                .collect(Collectors.groupingBy(
                        candle -> interval.openOf(candle.openTime()), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(parts -> merged(interval, parts, now))
                .toList();
    }

    private static Candle candle(Symbol symbol, CandleInterval interval, JsonArray row, Instant now) {
        Instant opened = Instant.ofEpochSecond(Long.parseLong(WireJson.text(row, TIME)));
        return new Candle(
                symbol,
                interval,
                opened,
                price(row, OPEN),
                price(row, HIGH),
                price(row, LOW),
                price(row, CLOSE),
                Quantity.of(WireJson.text(row, VOLUME)),
                isClosed(interval, opened, now));
    }

    private static Candle merged(CandleInterval interval, List<Candle> parts, Instant now) {
        Candle first = parts.get(0);
        Instant opened = interval.openOf(first.openTime());
        return new Candle(
                first.symbol(),
                interval,
                opened,
                first.open(),
                highest(parts),
                lowest(parts),
                parts.get(parts.size() - 1).close(),
                parts.stream().map(Candle::volume).reduce(Quantity.ZERO, Quantity::plus),
                isClosed(interval, opened, now));
    }

    private static Price highest(Collection<Candle> parts) {
        return parts.stream().map(Candle::high).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Price lowest(Collection<Candle> parts) {
        return parts.stream().map(Candle::low).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static boolean isClosed(CandleInterval interval, Instant opened, Instant now) {
        return !opened.plus(interval.length()).isAfter(now);
    }

    private static Price price(JsonArray row, int column) {
        return Price.of(WireJson.text(row, column));
    }
}
