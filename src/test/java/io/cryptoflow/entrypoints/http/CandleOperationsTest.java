package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Prints;
import io.cryptoflow.fixture.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleOperationsTest {
    private static final String BTC = "/market/candles/BTC-USDT";

    private static Gateway gateway;
    private static ContractClient client;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        client = gateway.client(Gateway.ALICE_KEY);
        gateway.candles().print(Prints.at("12:00:00", 1, "100", "2"));
        gateway.candles().print(Prints.at("12:02:30", 2, "98.5", "0.25"));
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    @Test
    void showsCandlesWithTheirSourceTheLastOneOpen() {
        JsonObject found = client.get(BTC + "?interval=1m").json();

        assertThat(found.getString("symbol")).isEqualTo("BTC-USDT");
        assertThat(found.getString("interval")).isEqualTo("1m");
        assertThat(found.getJsonObject("source").getString("kind")).isEqualTo("tape");
        assertThat(found.getJsonArray("gaps")).isEmpty();
        assertThat(found.getJsonArray("candles"))
                .isEqualTo(new JsonArray()
                        .add(candle("12:00", "12:01", "100", "100", "2", "200", true))
                        .add(candle("12:01", "12:02", "100", "100", "0", "0", true))
                        .add(candle("12:02", "12:03", "98.5", "98.5", "0.25", "24.625", false)));
    }

    @Test
    void showsEveryInterval() {
        for (String interval : List.of("1m", "5m", "15m", "1h", "4h", "1d")) {
            JsonArray candles = client.get(BTC + "?interval=" + interval).json().getJsonArray("candles");

            JsonObject newest = candles.getJsonObject(candles.size() - 1);
            assertThat(newest.getString("close")).isEqualTo("98.5");
            assertThat(newest.getBoolean("closed")).isFalse();
        }
    }

    @Test
    void goesThroughTimeInPages() {
        JsonObject first =
                client.get(BTC + "?from=2024-08-05T11:59:00Z&limit=1").json();
        JsonObject second =
                client.get(BTC + "?limit=5&from=" + first.getString("next")).json();

        assertThat(first.getJsonArray("candles")).hasSize(1);
        assertThat(first.getJsonArray("gaps"))
                .containsExactly(
                        new JsonObject().put("from", "2024-08-05T11:59:00Z").put("to", "2024-08-05T12:00:00Z"));
        assertThat(second.getJsonArray("candles")).hasSize(2);
        assertThat(second.containsKey("next")).isFalse();
    }

    @Test
    void showsTheStatisticsOfTheDayInTheTicker() {
        JsonObject ticker = client.get("/market/tickers?symbols=BTC-USDT")
                .json()
                .getJsonArray("tickers")
                .getJsonObject(0);

        assertThat(ticker.getJsonObject("statistics"))
                .isEqualTo(new JsonObject()
                        .put("from", "2024-08-04T12:03:00Z")
                        .put("open", "100")
                        .put("high", "100")
                        .put("low", "98.5")
                        .put("last", "98.5")
                        .put("change", "-1.5")
                        .put("changePercent", "-1.5")
                        .put("volume", "2.25")
                        .put("gap", true)
                        .put("quoteVolume", "224.625"));
    }

    @Test
    void showsTickersOfSymbolsThatWereNotTraded() {
        JsonObject ticker = client.get("/market/tickers?symbols=ETH-USDT")
                .json()
                .getJsonArray("tickers")
                .getJsonObject(0);

        assertThat(ticker.containsKey("statistics")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "interval=2m, interval",
        "from=2024-08-05, from",
        "from=2024-02-30T12:00:00Z, from",
        "to=1e9, to",
        "from=2024-08-05T12:00:00Z&to=2024-08-05T12:00:00Z, to",
        "limit=0, limit",
        "limit=1001, limit",
    })
    void refusesWhatTheContractDoesNotKnow(String query, String field) {
        Reply reply = client.get(BTC + "?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_PARAMETER");
        assertThat(reply.body()).contains("\"" + field + "\"");
    }

    @Test
    void knowsOnlyListedSymbols() {
        Reply reply = client.get("/market/candles/XYZ-USDT");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("UNKNOWN_SYMBOL");
    }

    private static JsonObject candle(
            String open, String close, String first, String last, String volume, String worth, boolean closed) {
        return new JsonObject()
                .put("openTime", "2024-08-05T" + open + ":00Z")
                .put("closeTime", "2024-08-05T" + close + ":00Z")
                .put("open", first)
                .put("high", first)
                .put("low", last)
                .put("close", last)
                .put("volume", volume)
                .put("closed", closed)
                .put("gap", false)
                .put("quoteVolume", worth);
    }
}
