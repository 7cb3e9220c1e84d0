package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Reads trades, which are written alike in the feed and in the answer to {@code /products/ID/trades}. */
final class CoinbaseTrades {
    private CoinbaseTrades() {}

    /** The trades of an answer, oldest first. */
    static List<PublicTrade> read(Symbol symbol, String body) {
        return WireJson.array(body).stream()
                .map(JsonObject.class::cast)
                .sorted(Comparator.comparingLong(trade -> WireJson.number(trade, "trade_id")))
                .map(trade -> trade(symbol, trade))
                .toList();
    }

    /** One trade; Coinbase tells the side of the maker. */
    static PublicTrade trade(Symbol symbol, JsonObject trade) {
        return new PublicTrade(
                symbol,
                String.valueOf(WireJson.number(trade, "trade_id")),
                Price.of(WireJson.text(trade, "price")),
                Quantity.of(WireJson.text(trade, "size")),
                side(WireJson.text(trade, "side")).opposite(),
                Instant.parse(WireJson.text(trade, "time")));
    }

    static Side side(String text) {
        return text.equals("buy") ? Side.BUY : Side.SELL;
    }
}
