package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.strategy.IndicatorTerms;
import io.cryptoflow.fixture.Backtesting;
import io.cryptoflow.fixture.Candles;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.cryptoflow.infrastructure.ta4j.Ta4jIndicators;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestOperationsTest {
    private static final String INDICATORS = "/market/indicators/BTC-USDT?";
    private static Gateway gateway;
    private static ContractClient client;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        client = gateway.client(Gateway.ALICE_KEY);
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    @Test
    void playsABacktestAndShowsItsResult() throws Exception {
        Reply started = start(Requests.backtest());

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().getString("status")).isEqualTo("QUEUED");
        assertThat(started.json().getString("commission")).isEqualTo("0.001");
        assertThat(started.header("Location")).isEqualTo("/api/v1/backtests/" + id(started));
        JsonObject done = awaitEnd(id(started));
        assertThat(done.getString("status")).isEqualTo("DONE");
        assertThat(done.getInteger("percent")).isEqualTo(100);
        assertThat(done.getInteger("candles")).isEqualTo(Backtesting.CANDLES);
        assertThat(done.getJsonObject("result").getInteger("fillCount")).isPositive();
        assertThat(done.getJsonObject("result").getJsonArray("equityCurve").size())
                .isLessThanOrEqualTo(500);
    }

    @Test
    void answersTheSameBytesForTheSameBacktest() throws Exception {
        JsonObject first = awaitEnd(id(start(Requests.backtest())));
        JsonObject second = awaitEnd(id(start(Requests.backtest())));

        assertThat(first.getJsonObject("result").encode())
                .isEqualTo(second.getJsonObject("result").encode());
    }

    @Test
    void listsTheBacktestsOfTheAccountOnly() throws Exception {
        String id = id(start(Requests.backtest()));

        JsonArray mine = client.get("/backtests").json().getJsonArray("backtests");
        assertThat(mine.getJsonObject(0).getString("backtestId")).isEqualTo(id);
        assertThat(mine.getJsonObject(0).containsKey("result")).isFalse();
        ContractClient bob = client.as(Gateway.BOB_KEY);
        assertThat(bob.get("/backtests").json().getJsonArray("backtests")).isEmpty();
        assertThat(bob.get("/backtests/" + id).code()).isEqualTo("BACKTEST_NOT_FOUND");
        assertThat(bob.delete("/backtests/" + id).status()).isEqualTo(404);
        awaitEnd(id);
    }

    @Test
    void cancelsABacktestThatWaits() throws Exception {
        String first = id(start(Requests.backtest()));
        String second = id(start(Requests.backtest()));

        Reply canceled = client.delete("/backtests/" + second);

        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.json().getString("status")).isEqualTo("CANCELED");
        assertThat(awaitEnd(first).getString("status")).isEqualTo("DONE");
        assertThat(client.get("/backtests/" + second).json().getString("status"))
                .isEqualTo("CANCELED");
    }

    @Test
    void failsWhereThereAreNoCandles() throws Exception {
        JsonObject nothing = Requests.backtest().put("to", "2001-01-01T00:00:00Z");

        JsonObject ended = awaitEnd(id(start(nothing)));

        assertThat(ended.getString("status")).isEqualTo("FAILED");
        assertThat(ended.getString("failure")).contains("no candles");
    }

    @ParameterizedTest
    @CsvSource({
        "strategy, '{\"type\":\"CROSSING_AVERAGES\",\"average\":\"SMA\",\"fast\":20,\"slow\":20}', strategy.fast",
        "strategy, '{\"type\":\"RSI_BANDS\",\"period\":14,\"lower\":\"70\",\"upper\":\"30\"}', strategy.lower",
        "strategy, '{\"type\":\"RSI_BANDS\",\"period\":1,\"lower\":\"30\",\"upper\":\"70\"}', strategy.period",
        "cash, '\"0\"', cash",
        "commission, '\"0.5\"', commission",
        "participation, '\"0\"', participation",
        "slippageStep, '\"0.2\"', slippageStep",
        "symbol, '\"XYZ-USDT\"', symbol",
        "file, '\"../../etc/passwd\"', file",
        "to, '\"2023-01-01T00:00:00Z\"', to"
    })
    void refusesWhatMakesNoSenseByTheNameOfTheField(String field, String value, String blamed) {
        JsonObject request = Requests.backtest().put("from", "2024-01-01T00:00:00Z");
        request.put(field, new JsonObject("{\"value\":" + value + "}").getValue("value"));

        Reply refused = start(request);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo(blamed);
    }

    @ParameterizedTest
    @CsvSource({
        "interval, '\"2h\"', interval",
        "cash, 5, cash",
        "from, '\"yesterday\"', from",
        "strategy, '{\"type\":\"LUCK\"}', strategy.type",
        "strategy, '{\"type\":\"BREAKOUT\",\"entry\":0,\"exit\":5}', strategy.entry",
        "strategy, '{\"type\":\"BREAKOUT\",\"entry\":5,\"exit\":5,\"fast\":5}', strategy.fast",
        "leverage, 5, leverage"
    })
    void refusesWhatIsNotInTheContract(String field, String value, String blamed) {
        JsonObject request = Requests.backtest();
        request.put(field, new JsonObject("{\"value\":" + value + "}").getValue("value"));

        Reply refused = start(request);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(blamed);
    }

    @Test
    void computesAnIndicatorOfTheNewestCandles() {
        Reply found = client.get(INDICATORS + "indicator=RSI&period=14&limit=3");

        assertThat(found.status()).isEqualTo(200);
        List<String> expected = new Ta4jIndicators()
                        .compute(
                                new IndicatorTerms.Single(IndicatorTerms.Kind.RSI, 14),
                                Candles.walk(Backtesting.SEED, Backtesting.CANDLES)
                                        .subList(Backtesting.CANDLES - 283, Backtesting.CANDLES))
                        .stream()
                        .map(point -> point.openTime() + " " + point.values().get(0))
                        .toList();
        assertThat(found.json().getJsonArray("points").stream()
                        .map(point -> (JsonObject) point)
                        .map(point -> point.getString("openTime") + " " + point.getString("value")))
                .isEqualTo(expected.subList(expected.size() - 3, expected.size()));
    }

    @Test
    void showsEveryLineOfAnIndicatorInARange() {
        JsonObject macd = client.get(
                        INDICATORS + "indicator=MACD&from=" + Candles.openTime(100) + "&to=" + Candles.openTime(102))
                .json();
        JsonObject bands = client.get(INDICATORS + "indicator=BOLLINGER&deviations=1.5&limit=1")
                .json();

        assertThat(macd.getJsonArray("points")).hasSize(2);
        assertThat(macd.getJsonArray("points").getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("openTime", "macd", "signal", "histogram");
        assertThat(bands.getJsonArray("points").getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("openTime", "middle", "upper", "lower");
    }

    @ParameterizedTest
    @CsvSource({
        "indicator=MACD&fast=26&slow=12, fast",
        "indicator=SMA&fast=5, fast",
        "indicator=MACD&period=5, period",
        "indicator=RSI&period=1, period",
        "indicator=BOLLINGER&deviations=0, deviations",
        "from=2024-01-02T00:00:00Z&to=2024-01-01T00:00:00Z, to"
    })
    void refusesParametersThatMakeNoSense(String query, String blamed) {
        Reply refused = client.get(INDICATORS + query);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo(blamed);
    }

    @ParameterizedTest
    @CsvSource({"indicator=LUCK, indicator", "interval=2h, interval", "period=0, period", "from=now, from"})
    void refusesParametersThatAreNotInTheContract(String query, String blamed) {
        Reply refused = client.get(INDICATORS + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(blamed);
    }

    private static Reply start(JsonObject request) {
        return client.send("POST", "/backtests", request.toBuffer().getBytes());
    }

    private static String id(Reply started) {
        return started.json().getString("backtestId");
    }

    private static JsonObject awaitEnd(String id) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        JsonObject backtest = client.get("/backtests/" + id).json();
        while (List.of("QUEUED", "RUNNING").contains(backtest.getString("status")) && System.nanoTime() < deadline) {
            Thread.sleep(20);
            backtest = client.get("/backtests/" + id).json();
        }
        return backtest;
    }
}
