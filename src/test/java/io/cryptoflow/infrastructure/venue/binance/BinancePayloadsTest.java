package io.cryptoflow.infrastructure.venue.binance;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.fixture.Tapes;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every payload of public market data that Binance recorded or documents is read, or listed here with the reason. */
class BinancePayloadsTest {
    private static final Symbol ANY = Symbol.of("BTC-USDT");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Answers that are read, by a part of the file's name: how many things each tells. */
    private static final Map<String, ToIntFunction<String>> READ = Map.of(
            "exchangeinfo", body -> BinanceListing.read(WireJson.object(body)).size(),
            "depth", body -> BinanceAnswers.book(ANY, body, NOW).bids().size(),
            "klines",
                    body -> BinanceAnswers.candles(ANY, CandleInterval.ONE_MINUTE, body, NOW)
                            .size(),
            "markettrades", body -> BinanceAnswers.trades(ANY, body).size(),
            "historicaltrades", body -> BinanceAnswers.trades(ANY, body).size(),
            "gettrades", body -> BinanceAnswers.trades(ANY, body).size(),
            "nautilustrades", body -> BinanceAnswers.trades(ANY, body).size(),
            "ticker24hr", BinancePayloadsTest::quotes,
            "24hrticker", BinancePayloadsTest::quotes);

    /** Answers that are not read, by a part of the file's name. */
    private static final Map<String, String> NOT_READ = Map.ofEntries(
            entry("aggtrades", "trades are taken one by one"),
            entry("avgprice", "no average price is shown"),
            entry("bookticker", "the 24h ticker tells the best prices and the last one in one call"),
            entry("tickerprice", "the 24h ticker tells the best prices and the last one in one call"),
            entry("ping", "tells nothing"),
            entry("time", "times are our own"),
            entry("account", "private"),
            entry("order", "private"),
            entry("userdatastream", "private"));

    @Test
    void readsEveryAnswerOrSaysWhyNot() throws IOException {
        List<String> read = new ArrayList<>();
        for (Path file : files("binance/rest")) {
            if (file.endsWith("xchange-single-24hr-ticker.json")) {
                assertThatThrownBy(() -> quotes(text(file)))
                        .as("from before the quantities of the best prices were told")
                        .hasMessageContaining("expected a text bidQty");
                continue;
            }
            if (file.endsWith("nautilus-exchange_info_response.json")) {
                assertThat(BinanceListing.read(WireJson.object(text(file))))
                        .as("documented without filters")
                        .isEmpty();
                continue;
            }
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("[-_]|spot", "");
            boolean isListed = NOT_READ.keySet().stream().anyMatch(name::contains);
            List<ToIntFunction<String>> readers = READ.entrySet().stream()
                    .filter(reader -> !isListed && name.contains(reader.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(isListed || readers.size() == 1)
                    .as("%s is read or listed", file)
                    .isTrue();
            for (ToIntFunction<String> reader : readers) {
                assertThat(bodies(file)).allSatisfy(body -> assertThat(reader.applyAsInt(body))
                        .as(file.toString())
                        .isPositive());
                read.add(name);
            }
        }

        assertThat(read).hasSize(19);
    }

    @Test
    void listsEverySymbolThatTraded() throws IOException {
        String body = text(Tapes.payload("binance/rest/exchangeInfo-full-2021-10-11.json.gz"));
        long trading = WireJson.array(WireJson.object(body), "symbols").stream()
                .filter(symbol -> ((JsonObject) symbol).getString("status").equals("TRADING"))
                .count();

        assertThat(BinanceListing.read(WireJson.object(body))).hasSize((int) trading);
        assertThat(trading).isGreaterThan(1_000);
    }

    @Test
    void readsEveryMessageOfTheStreamOrIgnoresAnother() throws IOException {
        Told told = new Told();
        for (Path file : files("binance/ws")) {
            for (String message : messages(file)) {
                if (file.endsWith("xchange-testDepthEvent.json")) {
                    assertThatThrownBy(() -> told.read(message))
                            .as("of 2017, when updates had no first number")
                            .hasMessageContaining("expected a whole number U");
                } else {
                    told.readOne(
                            message,
                            (message.contains("icker\"") && !message.contains("bookTicker"))
                                    || message.contains("\"kline\"")
                                    || message.contains("aggTrade")
                                    || message.contains("balance")
                                    || message.contains("listStatus")
                                    || message.contains("executionReport")
                                    || message.contains("outboundAccount"));
                }
            }
        }

        assertThat(told.counts()).isEqualTo("trades 4, deltas 179, best 87, lost 0, refused 0");
    }

    @Test
    void readsEveryDocumentedExampleOfTheStreams() throws IOException {
        Told told = new Told();
        for (Object example : WireJson.array(text(Tapes.payload("binance/docs-examples/web-socket-streams.json")))) {
            told.read(String.valueOf(((JsonObject) example).getValue("json")));
        }

        assertThat(told.counts()).isEqualTo("trades 1, deltas 1, best 1, lost 0, refused 2");
    }

    @Test
    void readsEveryDocumentedAnswerOfMarketData() throws IOException {
        int read = 0;
        for (Object example : WireJson.array(text(Tapes.payload("binance/docs-examples/rest-api.json")))) {
            String section = ((JsonObject) example).getString("section");
            String body = String.valueOf(((JsonObject) example).getValue("json"));
            String kind = section.replaceAll(".* / ", "");
            int things =
                    switch (kind) {
                        case "Order book" ->
                            BinanceAnswers.book(ANY, body, NOW).asks().size();
                        case "Recent trades list", "Old trade lookup" ->
                            BinanceAnswers.trades(ANY, body).size();
                        case "Kline/Candlestick data" ->
                            BinanceAnswers.candles(ANY, CandleInterval.ONE_MINUTE, body, NOW)
                                    .size();
                        case "24hr ticker price change statistics" -> body.contains("bidPrice") ? quotes(body) : 0;
                        default -> 0;
                    };
            read += things;
        }

        assertThat(read).isEqualTo(6);
    }

    private static int quotes(String body) {
        JsonArray quotes =
                body.strip().startsWith("[") ? WireJson.array(body) : new JsonArray().add(WireJson.object(body));
        quotes.forEach(quote -> BinanceAnswers.quote(ANY, quote.toString(), NOW));
        return quotes.size();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Tapes.payload(folder))) {
            return files.sorted().toList();
        }
    }

    /** The answers of a file: itself, or those that were recorded by query. */
    private static List<String> bodies(Path file) throws IOException {
        String text = text(file);
        if (!file.getFileName().toString().startsWith("gct-")) {
            return List.of(text);
        }
        return WireJson.array(text).stream()
                .map(call -> String.valueOf(((JsonObject) call).getValue("response")))
                .toList();
    }

    private static List<String> messages(Path file) throws IOException {
        if (!file.toString().endsWith(".jsonl")) {
            return List.of(WireJson.object(text(file)).encode());
        }
        return text(file)
                .lines()
                .map(WireJson::object)
                .map(line -> line.containsKey("msg") ? line.getJsonObject("msg") : line)
                .map(JsonObject::encode)
                .toList();
    }

    private static String text(Path file) throws IOException {
        try (InputStream bytes = file.toString().endsWith(".gz")
                ? new GZIPInputStream(Files.newInputStream(file))
                : Files.newInputStream(file)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
