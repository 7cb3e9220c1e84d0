package io.cryptoflow.infrastructure.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Payloads;
import io.cryptoflow.infrastructure.venue.Told;
import io.cryptoflow.infrastructure.venue.WireJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded payload of Kraken is read as expected, or is named here with the reason why it is of no use. */
class KrakenPayloadsTest {
    private static final String NOTHING = "trades 0, snapshots 0, deltas 0, troubles 0";

    private static final Map<String, String> READ = Map.ofEntries(
            Map.entry("rest/AssetPairs-full-2021-04-17.json.gz", "instruments 292"),
            Map.entry("rest/nautilus-http_asset_pairs.json", "instruments 1"),
            Map.entry("rest/nautilus-http_asset_pairs_tokenized.json", "instruments 0"),
            Map.entry("rest/xchange-example-assetpairs-data.json", "instruments 75"),
            Map.entry("rest/nautilus-http_ticker.json", "105944.2 x 1, 105944.3 x 1, last 105899.4"),
            Map.entry("rest/xchange-example-ticker-data.json", "560.466 x 1, 562.26651 x 1, last 560.87711"),
            Map.entry("rest/nautilus-http_ohlc.json.gz", "candles 721, open 1"),
            Map.entry("rest/xchange-example-ohlc-data.json.gz", "candles 720, open 1"),
            Map.entry("rest/nautilus-http_trades.json.gz", "trades 1000 from 10218208 to 10219207"),
            Map.entry("ws/nautilus-ws_book_snapshot.json", "trades 0, snapshots 1, deltas 0, troubles 0"),
            Map.entry("ws/nautilus-ws_book_update.json", "trades 0, snapshots 0, deltas 1, troubles 0"),
            Map.entry("ws/nautilus-ws_trade_update.json", "trades 2, snapshots 0, deltas 0, troubles 0"),
            Map.entry("ws/nautilus-ws_pong.json", NOTHING),
            Map.entry("ws/nautilus-ws_subscribe_response.json", NOTHING),
            Map.entry("ws/nautilus-ws_ticker_snapshot.json", NOTHING),
            Map.entry("ws/nautilus-ws_ohlc_update.json", NOTHING),
            Map.entry("ws/sdk-orderbook-v2.json.gz", "trades 0, snapshots 1, deltas 509, troubles 0"),
            Map.entry("ws/sdk-orderbook-v1.json.gz", "trades 0, snapshots 1, deltas 979, troubles 0"),
            Map.entry("ws/cryptofeed-book-2021-04-17.jsonl.gz", "trades 0, snapshots 10, deltas 4269, troubles 0"),
            Map.entry("ws/cryptofeed-trade-2021-04-17.jsonl", "trades 10, snapshots 0, deltas 0, troubles 0"),
            Map.entry("ws/gct-ws-messages.jsonl", "trades 2, snapshots 1, deltas 2, troubles 0"),
            Map.entry("ws/xchange-orderBookMessageSnapshot.json", "trades 0, snapshots 1, deltas 0, troubles 0"),
            Map.entry("ws/xchange-orderBookMessageUpdate00.json", "trades 0, snapshots 0, deltas 1, troubles 0"),
            Map.entry("ws/xchange-orderBookMessageUpdate01.json", "trades 0, snapshots 0, deltas 1, troubles 0"),
            Map.entry("ws/xchange-orderBookMessageUpdate02.json", "trades 0, snapshots 0, deltas 1, troubles 0"),
            Map.entry("ws/xchange-subscriptionConfirmation.json", NOTHING),
            Map.entry("ws/xchange-trades.json", "trades 2, snapshots 0, deltas 0, troubles 0"));

    private static final Map<String, String> OF_NO_USE = Map.of(
            "rest/.*(?i:order(?!_book)|balance|position|history|volume|ledger|token-).*", "private: of one account",
            "ws/.*(order_re|batch|openOrders).*", "private: orders of one account",
            "ws/nautilus-ws_l3_.*", "single orders, which Kraken tells only to whom has a key",
            "rest/.*(order_book|depth|spreads).*", "books come by the stream, with checksums",
            "rest/xchange-example-trades-data.json", "of 2013, when trades had no numbers",
            "rest/.*(server_?time|system_status|assets-data).*", "nothing of the market",
            "ws/.*(ticker-2021|xchange-ticker).*", "best prices of version 1: they come with the book");

    @TestFactory
    Stream<DynamicTest> everyPayloadIsReadOrNamed() {
        return Payloads.of("kraken").stream()
                .map(file -> file.substring("kraken/".length()))
                .map(file -> DynamicTest.dynamicTest(file, () -> check(file)));
    }

    private static void check(String file) {
        boolean named = OF_NO_USE.keySet().stream().anyMatch(file::matches);
        assertThat(named).as("named, and not read").isNotEqualTo(READ.containsKey(file));
        if (!named) {
            assertThat(read(file, Payloads.text("kraken/" + file))).isEqualTo(READ.get(file));
        }
    }

    private static String read(String file, String text) {
        if (file.startsWith("ws/")) {
            return told(file, text).toString();
        }
        KrakenAnswer answer = KrakenAnswer.of(text);
        assertThat(answer.error()).isEmpty();
        if (file.matches(".*(?i:asset_?pairs).*")) {
            return "instruments " + KrakenInstruments.read(answer).size();
        }
        if (file.contains("trades")) {
            return trades(answer);
        }
        return file.contains("ohlc") ? candles(answer) : quote(answer);
    }

    private static String trades(KrakenAnswer answer) {
        List<PublicTrade> trades = KrakenTrades.read(Symbol.of("BTC-USDT"), answer);
        return "trades %d from %s to %s"
                .formatted(
                        trades.size(),
                        trades.get(0).tradeId(),
                        trades.get(trades.size() - 1).tradeId());
    }

    private static String candles(KrakenAnswer answer) {
        List<Candle> candles = KrakenCandles.read(Symbol.of("BTC-USDT"), CandleInterval.ONE_MINUTE, answer);
        return "candles %d, open %d"
                .formatted(
                        candles.size(),
                        candles.stream().filter(candle -> !candle.closed()).count());
    }

    private static String quote(KrakenAnswer answer) {
        Quote quote = KrakenQuotes.read(Symbol.of("BTC-USDT"), answer, Markets.NOON);
        return "%s x %s, %s x %s, last %s"
                .formatted(
                        quote.bestBid().orElseThrow().price(),
                        quote.bestBid().orElseThrow().quantity(),
                        quote.bestAsk().orElseThrow().price(),
                        quote.bestAsk().orElseThrow().quantity(),
                        quote.lastPrice().orElseThrow());
    }

    private static Told told(String file, String text) {
        Told told = new Told();
        KrakenReader reader = new KrakenReader(new HashMap<>(), () -> Markets.NOON);
        messages(file, text).forEach(message -> reader.read(message, told));
        return told;
    }

    private static Stream<String> messages(String file, String text) {
        if (file.contains("nautilus")) {
            return Stream.of(text);
        }
        if (file.contains("sdk-orderbook")) {
            RecordedBooks recorded = file.contains("v2") ? RecordedBooks.versionTwo() : RecordedBooks.onePair();
            return recorded.messages().stream();
        }
        VersionOne translation = new VersionOne();
        return versionOne(file, text).flatMap(message -> translation.inVersionTwo(message).stream());
    }

    private static Stream<Object> versionOne(String file, String text) {
        if (file.contains("cryptofeed")) {
            return VersionOne.received(text).stream();
        }
        return file.endsWith("jsonl")
                ? text.lines().filter(line -> !line.contains("ownTrades")).map(WireJson::value)
                : Stream.of(WireJson.value(text));
    }
}
