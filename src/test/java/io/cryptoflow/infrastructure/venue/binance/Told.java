package io.cryptoflow.infrastructure.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.infrastructure.venue.BestPrices;
import io.cryptoflow.infrastructure.venue.BookDelta;
import io.cryptoflow.infrastructure.venue.BookSnapshot;
import io.cryptoflow.infrastructure.venue.MessageSink;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what messages tell. */
final class Told implements MessageSink {
    private static final Map<String, Symbol> SYMBOLS = Stream.of(
                    "BTC-USDT",
                    "ETH-USDT",
                    "BNB-USDT",
                    "BNB-BTC",
                    "ETH-BTC",
                    "XMR-USDT",
                    "NKN-USDT",
                    "LRC-BTC",
                    "BLZ-ETH",
                    "RUNE-EUR")
            .map(Symbol::of)
            .collect(Collectors.toMap(BinanceVenue::nameOf, symbol -> symbol));

    private final BinanceReader reader = new BinanceReader(SYMBOLS);
    private int trades;
    private int deltas;
    private int best;
    private int lost;
    private int refused;

    void read(String message) {
        reader.read(message, this);
    }

    /** Reads a message that tells one thing, or nothing where {@code ofNoUse} or of a symbol that is not followed. */
    void readOne(String message, boolean ofNoUse) {
        int before = total();
        JsonObject json = new JsonObject(message);
        JsonObject data = json.getJsonObject("data", json);
        boolean followed = SYMBOLS.containsKey(String.valueOf(data.getValue("s")));

        read(message);

        assertThat(total() - before).as(message).isEqualTo(ofNoUse || !followed ? 0 : 1);
    }

    private int total() {
        return trades + deltas + best + lost + refused;
    }

    String counts() {
        return "trades " + trades + ", deltas " + deltas + ", best " + best + ", lost " + lost + ", refused " + refused;
    }

    @Override
    public void trade(PublicTrade trade) {
        trades++;
    }

    @Override
    public void snapshot(BookSnapshot snapshot) {
        throw new AssertionError("Binance streams no snapshots");
    }

    @Override
    public void delta(BookDelta delta) {
        deltas++;
    }

    @Override
    public void best(BestPrices prices) {
        best++;
    }

    @Override
    public void lost(Symbol symbol, String reason) {
        lost++;
    }

    @Override
    public void refused(String reason) {
        refused++;
    }
}
