package io.cryptoflow.infrastructure.venue.binance;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.infrastructure.venue.BestPrices;
import io.cryptoflow.infrastructure.venue.BookDelta;
import io.cryptoflow.infrastructure.venue.MessageReader;
import io.cryptoflow.infrastructure.venue.MessageSink;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Understands the streams {@code trade}, {@code depth} and {@code bookTicker}, combined or raw, and the answers to
 * subscriptions; ignores other streams, and symbols that nobody asked for.
 */
final class BinanceReader implements MessageReader {
    private final Map<String, Symbol> symbols;

    /** @param symbols those asked for, by the venue's name: {@code BTCUSDT} */
    BinanceReader(Map<String, Symbol> symbols) {
        this.symbols = symbols;
    }

    @Override
    public void read(String text, MessageSink sink) {
        if (!text.startsWith("{")) {
            return;
        }
        JsonObject message = WireJson.object(text);
        boolean combined = message.containsKey("stream") && message.getValue("data") instanceof JsonObject;
        JsonObject data = combined ? WireJson.object(message, "data") : message;
        if (data.containsKey("error") || data.containsKey("code")) {
            sink.refused("refused by the venue: " + data.getValue("error", data.getValue("msg")));
        } else if ("serverShutdown".equals(data.getValue("e"))) {
            sink.refused("the venue shuts this stream down");
        } else {
            Optional.ofNullable(symbols.get(String.valueOf(data.getValue("s"))))
                    .ifPresent(symbol -> read(symbol, data, sink));
        }
    }

    private static void read(Symbol symbol, JsonObject data, MessageSink sink) {
        switch (data.getString("e", "")) {
            case "trade" -> sink.trade(trade(symbol, data));
            case "depthUpdate" -> sink.delta(delta(symbol, data));
            case "" -> sink.best(best(symbol, data));
            default -> {
                // Other streams tell nothing that is kept here.
            }
        }
    }

    private static PublicTrade trade(Symbol symbol, JsonObject data) {
        return new PublicTrade(
                symbol,
                WireJson.text(data, "t"),
                Price.of(WireJson.text(data, "p")),
                Quantity.of(WireJson.text(data, "q")),
                isTrue(data, "m") ? Side.SELL : Side.BUY,
                time(data, "T"));
    }

    private static BookDelta delta(Symbol symbol, JsonObject data) {
        return new BookDelta(
                symbol,
                WireJson.number(data, "U"),
                WireJson.number(data, "u"),
                WireJson.levels(WireJson.array(data, "b")),
                WireJson.levels(WireJson.array(data, "a")),
                time(data, "E"),
                OptionalLong.empty());
    }

    private static BestPrices best(Symbol symbol, JsonObject data) {
        return new BestPrices(symbol, WireJson.number(data, "u"), level(data, "b", "B"), level(data, "a", "A"));
    }

    /** The level that two fields tell; a side without orders is written as zeros. */
    static Optional<BookLevel> level(JsonObject data, String price, String quantity) {
        Quantity offered = Quantity.of(WireJson.text(data, quantity));
        return offered.isZero()
                ? Optional.empty()
                : Optional.of(new BookLevel(Price.of(WireJson.text(data, price)), offered));
    }

    private static boolean isTrue(JsonObject data, String name) {
        if (data.getValue(name) instanceof Boolean value) {
            return value;
        }
        throw new IllegalArgumentException("expected true or false in " + name);
    }

    private static Instant time(JsonObject data, String name) {
        return Instant.ofEpochMilli(WireJson.number(data, name));
    }
}
