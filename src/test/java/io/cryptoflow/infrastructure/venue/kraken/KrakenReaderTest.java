package io.cryptoflow.infrastructure.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.infrastructure.venue.Told;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KrakenReaderTest {
    private final Map<Symbol, Long> lastTrades = new HashMap<>();
    private final KrakenReader reader = new KrakenReader(lastTrades, () -> Markets.NOON);
    private final Told told = new Told();

    @Test
    void readsATradeWithTheSideOfItsTaker() {
        reader.read(trades("update", 7, 7), told);

        assertThat(told.trades)
                .containsExactly(new PublicTrade(
                        Symbol.of("DOGE-USDT"),
                        "7",
                        Price.of("0.00000007"),
                        Quantity.of("1.5"),
                        Side.SELL,
                        Instant.parse("2024-08-05T12:00:00.123456Z")));
    }

    @Test
    void leavesOutTradesOfBeforeTheFirstConnection() {
        reader.read(trades("snapshot", 9, 1), told);

        assertThat(told.trades).isEmpty();
    }

    @Test
    void fillsTheGapThatALostConnectionLeft() {
        reader.read(trades("update", 4, 4), told);

        new KrakenReader(lastTrades, () -> Markets.NOON).read(trades("snapshot", 7, 2), told);

        assertThat(told.trades.stream().map(PublicTrade::tradeId)).containsExactly("4", "5", "6", "7");
    }

    @Test
    void readsNumbersDigitByDigit() {
        String level = "{\"price\":61837.63,\"qty\":0.12345678}";
        reader.read(
                "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USDT\",\"bids\":[" + level
                        + "],\"asks\":[],\"checksum\":4294967295,\"timestamp\":\"2024-08-05T12:00:00Z\"}]}",
                told);

        assertThat(told.deltas.get(0).bids())
                .containsExactly(new BookLevel(Price.of("61837.63"), Quantity.of("0.12345678")));
        assertThat(told.deltas.get(0).checksum()).hasValue(4_294_967_295L);
    }

    @Test
    void givesUpTheSymbolThatIsRefusedAndNoOther() {
        reader.read(
                "{\"error\":\"Currency pair not supported BTC/XXX\",\"method\":\"subscribe\",\"success\":false,"
                        + "\"symbol\":\"BTC/XXX\"}",
                told);
        reader.read("{\"error\":\"Malformed request\",\"method\":\"error\",\"success\":false}", told);
        reader.read("{\"error\":\"Subscription Not Found\",\"method\":\"unsubscribe\",\"success\":false}", told);

        assertThat(told.troubles).containsExactly("BTC-XXX: Currency pair not supported BTC/XXX", "Malformed request");
    }

    @Test
    void refusesABookWithoutChecksum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read(
                        "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USDT\","
                                + "\"bids\":[],\"asks\":[]}]}",
                        told))
                .withMessage("expected a whole number checksum, was null");
    }

    /** Trades of numbers from {@code newest} down to {@code oldest}. */
    private static String trades(String type, int newest, int oldest) {
        StringBuilder data = new StringBuilder();
        for (int id = newest; id >= oldest; id--) {
            data.append(data.isEmpty() ? "" : ",")
                    .append("{\"symbol\":\"DOGE/USDT\",\"side\":\"sell\",\"price\":0.00000007,\"qty\":1.50000000,")
                    .append("\"ord_type\":\"market\",\"trade_id\":" + id)
                    .append(",\"timestamp\":\"2024-08-05T12:00:00.123456Z\"}");
        }
        return "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":[" + data + "]}";
    }
}
