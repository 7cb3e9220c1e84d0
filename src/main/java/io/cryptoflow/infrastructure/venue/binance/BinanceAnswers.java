package io.cryptoflow.infrastructure.venue.binance;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.infrastructure.venue.BookSnapshot;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what calls are answered with; every method throws {@link IllegalArgumentException} where it is something else. */
final class BinanceAnswers {
    private static final String NO_PRICE = "0.00000000";

    private BinanceAnswers() {}

    /** {@code depth}: good only as far as its levels reach, and without a time of its own. */
    static BookSnapshot book(Symbol symbol, String body, Instant receivedAt) {
        JsonObject answer = WireJson.object(body);
        return new BookSnapshot(
                symbol,
                WireJson.number(answer, "lastUpdateId"),
                WireJson.levels(WireJson.array(answer, "bids")),
                WireJson.levels(WireJson.array(answer, "asks")),
                false,
                receivedAt,
                OptionalLong.empty());
    }

    /** {@code ticker/24hr} of one symbol. */
    static Quote quote(Symbol symbol, String body, Instant receivedAt) {
        JsonObject answer = WireJson.object(body);
        String last = WireJson.text(answer, "lastPrice");
        return new Quote(
                symbol,
                BinanceReader.level(answer, "bidPrice", "bidQty"),
                BinanceReader.level(answer, "askPrice", "askQty"),
                last.equals(NO_PRICE) ? Optional.empty() : Optional.of(Price.of(last)),
                receivedAt);
    }

    /** {@code klines}; a candle is closed once its time is over at {@code now}. */
    static List<Candle> candles(Symbol symbol, CandleInterval interval, String body, Instant now) {
        JsonArray rows = WireJson.array(body);
        List<Candle> candles = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            candles.add(candle(symbol, interval, rows.getJsonArray(i), now));
        }
        return candles;
    }

    private static Candle candle(Symbol symbol, CandleInterval interval, JsonArray row, Instant now) {
        Instant openTime = Instant.ofEpochMilli(Long.parseLong(WireJson.text(row, 0)));
        return new Candle(
                symbol,
                interval,
                openTime,
                Price.of(WireJson.text(row, 1)),
                Price.of(WireJson.text(row, 2)),
                Price.of(WireJson.text(row, 3)),
                Price.of(WireJson.text(row, 4)),
                Quantity.of(WireJson.text(row, 5)),
                !openTime.plus(interval.length()).isAfter(now));
    }

    /** {@code trades}, oldest first. */
    static List<PublicTrade> trades(Symbol symbol, String body) {
        JsonArray rows = WireJson.array(body);
        List<PublicTrade> trades = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonObject row = rows.getJsonObject(i);
            trades.add(new PublicTrade(
                    symbol,
                    WireJson.text(row, "id"),
                    Price.of(WireJson.text(row, "price")),
                    Quantity.of(WireJson.text(row, "qty")),
                    row.getBoolean("isBuyerMaker") ? Side.SELL : Side.BUY,
                    Instant.ofEpochMilli(WireJson.number(row, "time"))));
        }
        return trades;
    }
}
