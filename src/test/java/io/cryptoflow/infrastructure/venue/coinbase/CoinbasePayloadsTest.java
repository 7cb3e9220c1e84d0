package io.cryptoflow.infrastructure.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Payloads;
import io.cryptoflow.infrastructure.venue.Told;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded payload of Coinbase is read as expected, or is named here with the reason why it is of no use. */
class CoinbasePayloadsTest {
    private static final String NOTHING = "trades 0, snapshots 0, deltas 0, troubles 0";
    private static final String CANDLES = "rest/cbpro-rest-products-BTC-USD-candles-";
    private static final String TICKER = "rest/xchange-example-ticker-data.json";

    private static final Map<String, String> READ = Map.ofEntries(
            Map.entry("rest/products-full-2021-04-17.json.gz", "instruments 162"),
            Map.entry("rest/cbpro-rest-products-BTC-EUR-book-level-1.json", "8966.04 x 3009.994, 8966.06 x 3009.993"),
            Map.entry("rest/cbpro-rest-products-BTC-EUR-book-level-2.json", "8966.04 x 0.01, 100000 x 740.94423141"),
            Map.entry("rest/cbpro-rest-products-BTC-USD-book-level-2.json", "9739 x 2767.455474, 9739.02 x 2863.9176"),
            Map.entry("rest/xchange-example-ticker-data.json", "last 246.28"),
            Map.entry(CANDLES + "2020-03-20-00-00.json", "candles 300 from 2020-03-20T00:00:00Z"),
            Map.entry(CANDLES + "2020-03-20-05-00.json", "candles 300 from 2020-03-20T05:00:00Z"),
            Map.entry(CANDLES + "GET-200.json", "candles 169 from 2020-03-09T00:00:00Z"),
            Map.entry("rest/xchange-example-historical-candles.json", "candles 10 from 2018-02-01T00:00:00Z"),
            Map.entry("rest/cbpro-rest-products-BTC-EUR-trades-GET-200.json", "trades 100 from 24169618 to 24169717"),
            Map.entry("ws/cbpro-ws-empty-subscriptions.json", NOTHING),
            Map.entry("ws/cbpro-ws-ticker-subscribe-success.json", NOTHING),
            Map.entry("ws/cbpro-ws-ticker-unsubscribe-error.json", NOTHING),
            Map.entry("ws/cbpro-ws-heartbeat-ETH-EUR.json", NOTHING),
            Map.entry("ws/cbpro-ws-ticker-BTC-USD.json", NOTHING),
            Map.entry("ws/cbpro-ws-status-status.json.gz", NOTHING),
            Map.entry("ws/cbpro-ws-full-activate.json", NOTHING),
            Map.entry("ws/cbpro-ws-full-change.json", NOTHING),
            Map.entry("ws/cbpro-ws-full-done.json", NOTHING),
            Map.entry("ws/cbpro-ws-full-open.json", NOTHING),
            Map.entry("ws/cbpro-ws-full-received-limit.json", NOTHING),
            Map.entry("ws/cbpro-ws-matches-BTC-USD.json", "trades 1, snapshots 0, deltas 0, troubles 0"),
            Map.entry("ws/cbpro-ws-level2-snapshot.json", "trades 0, snapshots 1, deltas 0, troubles 0"),
            Map.entry("ws/cbpro-ws-level2-l2update.json", "trades 0, snapshots 0, deltas 1, troubles 0"),
            Map.entry("ws/cryptofeed-feed-2021-04-17.jsonl.gz", "trades 97, snapshots 10, deltas 9719, troubles 0"));

    private static final Map<String, String> OF_NO_USE = Map.of(
            "rest/.*(?i:account|fills|order|users).*", "private: of one account",
            "rest/.*level-3.*", "single orders: books are kept by level",
            "rest/.*stats-data.*", "statistics are counted here",
            "rest/xchange-products.json", "of before 2019, when products told no base_increment");

    @TestFactory
    Stream<DynamicTest> everyPayloadOfTheExchangeIsReadOrNamed() {
        return Payloads.of("coinbase-exchange").stream()
                .map(file -> file.substring("coinbase-exchange/".length()))
                .map(file -> DynamicTest.dynamicTest(file, () -> check(file)));
    }

    /** Advanced Trade is another interface to the same market: one is enough, and more was recorded of the Exchange's. */
    @TestFactory
    Stream<DynamicTest> messagesOfAdvancedTradeAreNotTakenForMessagesOfTheExchange() {
        return Payloads.of("coinbase-advanced").stream()
                .filter(file -> file.contains("/ws/") && Payloads.text(file).contains("\"channel\""))
                .map(file -> DynamicTest.dynamicTest(file, () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> told(file, Payloads.text(file)))
                        .withMessage("expected a text type, was null")));
    }

    private static void check(String file) {
        boolean named = OF_NO_USE.keySet().stream().anyMatch(file::matches);
        assertThat(named).as("named, and not read").isNotEqualTo(READ.containsKey(file));
        if (!named) {
            assertThat(read(file, Payloads.text("coinbase-exchange/" + file))).isEqualTo(READ.get(file));
        }
    }

    private static String read(String file, String text) {
        if (file.startsWith("ws/")) {
            return told(file, text).toString();
        }
        if (file.contains("candles")) {
            return candles(file.contains("GET-200") ? CandleInterval.ONE_HOUR : CandleInterval.ONE_MINUTE, text);
        }
        if (file.contains("products-full")) {
            return "instruments " + CoinbaseProducts.read(text).size();
        }
        if (file.contains("trades")) {
            return trades(text);
        }
        return file.equals(TICKER) ? lastPrice(text) : best(text);
    }

    private static String trades(String text) {
        List<PublicTrade> trades = CoinbaseTrades.read(Symbol.of("BTC-EUR"), text);
        return "trades %d from %s to %s"
                .formatted(
                        trades.size(),
                        trades.get(0).tradeId(),
                        trades.get(trades.size() - 1).tradeId());
    }

    private static String candles(CandleInterval interval, String text) {
        List<Candle> candles = CoinbaseCandles.read(Symbol.of("BTC-USD"), interval, text, Markets.NOON);
        return "candles " + candles.size() + " from " + candles.get(0).openTime();
    }

    private static String best(String book) {
        Quote quote = CoinbaseQuotes.read(Symbol.of("BTC-USD"), book, "{}", Markets.NOON);
        return "%s x %s, %s x %s"
                .formatted(
                        quote.bestBid().orElseThrow().price(),
                        quote.bestBid().orElseThrow().quantity(),
                        quote.bestAsk().orElseThrow().price(),
                        quote.bestAsk().orElseThrow().quantity());
    }

    private static String lastPrice(String ticker) {
        Quote quote = CoinbaseQuotes.read(Symbol.of("BTC-USD"), "{\"bids\":[],\"asks\":[]}", ticker, Markets.NOON);
        return "last " + quote.lastPrice().orElseThrow();
    }

    private static Told told(String file, String text) {
        Told told = new Told();
        CoinbaseReader reader = new CoinbaseReader(() -> Markets.NOON);
        Stream<String> messages = file.contains("cryptofeed")
                ? CoinbaseRecording.received().stream().map(JsonObject::encode)
                : Stream.of(text);
        messages.forEach(message -> reader.read(message, told));
        return told;
    }
}
