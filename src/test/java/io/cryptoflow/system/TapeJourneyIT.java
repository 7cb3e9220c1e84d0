package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.Tapes;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a person through the product, on trades that really happened. */
class TapeJourneyIT {
    private static final Duration CALM = Duration.ofSeconds(130);
    private static final Duration UNTIL_FILL = Duration.ofSeconds(8);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tradesOnBitstampOf2013() throws Exception {
        Path home = folder;
        Path file = Tapes.bitstamp(home);
        new Journey(home, file, "BTC-USD", Map.of("USD", "100000", "BTC", "2"), 10).walk();
    }

    @Test
    void tradesOnBinanceOf2024() throws Exception {
        Path file = Tapes.shared("binance-spot-2024-ticks/trades-BTCUSDT.csv.gz");
        new Journey(folder, file, "BTC-USDT", Map.of("USDT", "100000", "BTC", "2", "ETH", "20"), 20).walk();
    }

    private static final class Journey {
        private final ProductSetup setup;
        private final String symbol;
        private final Map<String, String> start;
        private final Recording recording;
        private final Recording.Patience patience;

        Journey(Path home, Path file, String symbol, Map<String, String> start, int calmShare) throws Exception {
            this.symbol = symbol;
            this.start = start;
            this.recording = Recording.read(file);
            this.patience = recording.patience(calmShare);
            String balances = String.join(
                    ",",
                    start.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toList());
            this.setup = ProductSetup.in(home)
                    .onTape(file, symbol, factor(patience.calmMillis(), CALM))
                    .with("MARKET_STALEAFTER", "60s")
                    .with("PAPER_INITIALBALANCES", balances);
        }

        private static long factor(long millis, Duration within) {
            return Math.max(1, millis / within.toMillis());
        }

        void walk() throws Exception {
            AccountSnapshot before;
            try (RunningProduct product = RunningProduct.start(setup)) {
                assertThat(product.shown("Market").orElseThrow()).startsWith("TAPE (");
                seesPricesMove(product);
                tradesAtPricesOfTheBook(product);
                cancelsARestingOrder(product);
                place(product, "resting", ProductClient.limitOrder("resting", "BUY", "0.01", patience.price()));
                before = settled(product);
                product.kill();
                assertThat(product.serversLeftBehind()).isEmpty();
            }
            before.addsUpFrom(start);
            findsEverythingAgain(before);
            fillsTheRestingOrder(before);
        }

        private void seesPricesMove(RunningProduct product) throws Exception {
            String ticker = "market.ticker." + symbol;
            String trade = "market.trade." + symbol;
            try (StreamClient stream = new StreamClient(product.streams())) {
                stream.register(ticker, product.key(), new JsonObject());
                stream.register(trade, product.key(), new JsonObject());
                stream.await(frame -> stream.bodies(ticker).size() >= 3
                        && stream.bodies(trade).size() >= 3);

                List<JsonObject> prints = stream.bodies(trade).stream()
                        .flatMap(body -> body.getJsonArray("trades").stream().map(JsonObject.class::cast))
                        .toList();
                for (JsonObject print : prints) {
                    BigDecimal recorded = recording
                            .print(recording.place(print.getString("tradeId")))
                            .price();
                    assertThat(print.getString("price")).isEqualTo(Recording.plain(recorded));
                }
                assertThat(stream.bodies(ticker))
                        .allMatch(seen ->
                                seen.getJsonObject("source").getString("kind").equals("tape"));
            }
            int first = place(product);
            assertThat(Waiting.until(UNTIL_FILL, () -> place(product) > first))
                    .as("prices move over HTTP")
                    .isTrue();
        }

        /** Where the tape stands. */
        private int place(RunningProduct product) throws Exception {
            JsonObject trades = product.client().read("/market/trades/" + symbol + "?limit=1");
            return recording.place(
                    trades.getJsonArray("trades").getJsonObject(0).getString("tradeId"));
        }

        private void tradesAtPricesOfTheBook(RunningProduct product) throws Exception {
            try (StreamClient stream = new StreamClient(product.streams())) {
                stream.register(AccountSnapshot.STREAM, product.key(), new JsonObject());
                String high = Recording.plain(recording
                        .print(place(product))
                        .price()
                        .multiply(new BigDecimal("1.05"))
                        .setScale(0, RoundingMode.UP));
                for (JsonObject order : List.of(
                        ProductClient.marketOrder("market-buy", "BUY", "0.05"),
                        ProductClient.limitOrder("limit-buy", "BUY", "0.5", high)
                                .put("timeInForce", "IOC"),
                        ProductClient.marketOrder("market-sell", "SELL", "0.2"))) {
                    fillsAtABookPrice(product, stream, order);
                }
            }
        }

        private void fillsAtABookPrice(RunningProduct product, StreamClient stream, JsonObject order) throws Exception {
            Waiting.until(UNTIL_FILL, () -> offered(product, order.getString("side")));
            int from = place(product);
            String id = place(product, "placed", order).getString("orderId");
            stream.await(frame -> isEnd(frame, id));
            Set<String> prices = recording.bookPrices(from, place(product));

            List<JsonObject> fills = stream.bodies(AccountSnapshot.STREAM).stream()
                    .filter(body -> body.containsKey("fill"))
                    .map(body -> body.getJsonObject("fill"))
                    .filter(fill -> fill.getString("orderId").equals(id))
                    .toList();
            assertThat(fills).isNotEmpty();
            assertThat(fills).allMatch(fill -> fill.getString("liquiditySide").equals("TAKER"));
            assertThat(fills.stream().map(fill -> fill.getString("lastPrice"))).isSubsetOf(prices);
        }

        private static boolean isEnd(JsonObject frame, String orderId) {
            JsonObject body = frame.getJsonObject("body", new JsonObject());
            JsonObject order = body.getJsonObject("order", new JsonObject());
            return orderId.equals(order.getString("orderId"))
                    && Set.of("FILLED", "EXPIRED").contains(order.getString("status"));
        }

        /** Whether the side that {@code side} takes from is offered enough for the orders of this test. */
        private boolean offered(RunningProduct product, String side) throws Exception {
            JsonObject book = product.client().read("/market/books/" + symbol + "?depth=20");
            return book.getJsonArray(side.equals("BUY") ? "asks" : "bids").size() >= 2;
        }

        private void cancelsARestingOrder(RunningProduct product) throws Exception {
            JsonObject order = ProductClient.limitOrder("canceled", "BUY", "0.01", patience.price());
            String id = place(product, "canceled", order).getString("orderId");
            assertThat(product.client().cancel(id).status()).isIn(200, 202);
            assertThat(Waiting.until(UNTIL_FILL, () -> product.client()
                            .read("/orders/" + id)
                            .getString("status")
                            .equals("CANCELED")))
                    .isTrue();
        }

        private JsonObject place(RunningProduct product, String what, JsonObject terms) throws Exception {
            ProductClient.Reply reply = product.client().place(terms.copy().put("symbol", symbol));
            assertThat(reply.status()).as("%s: %s", what, reply).isEqualTo(201);
            return reply.json();
        }

        /** The account once the order at rest is known to the venue; nothing changes any more. */
        private static AccountSnapshot settled(RunningProduct product) throws Exception {
            assertThat(Waiting.until(UNTIL_FILL, () -> AccountSnapshot.of(product)
                            .order("resting")
                            .getString("status")
                            .equals("NEW")))
                    .isTrue();
            return AccountSnapshot.of(product);
        }

        private void findsEverythingAgain(AccountSnapshot before) throws Exception {
            try (RunningProduct product = RunningProduct.start(setup)) {
                assertThat(AccountSnapshot.of(product))
                        .usingRecursiveComparison()
                        .isEqualTo(before);
                product.terminate();
                assertThat(product.awaitExit()).isEqualTo(143);
            }
        }

        private void fillsTheRestingOrder(AccountSnapshot before) throws Exception {
            ProductSetup fast = setup.with("MARKET_TAPE_SPEED", factor(patience.throughMillis(), UNTIL_FILL));
            try (RunningProduct product = RunningProduct.start(fast);
                    StreamClient stream = new StreamClient(product.streams())) {
                JsonObject resume = new JsonObject().put("after", before.story().size());
                stream.register(AccountSnapshot.STREAM, product.key(), resume);
                stream.await(frame -> isEnd(frame, before.order("resting").getString("orderId")));

                AccountSnapshot after = AccountSnapshot.of(product);
                after.addsUpFrom(start);
                assertThat(after.story()).startsWith(before.story().toArray(JsonObject[]::new));
                assertThat(after.order("resting").getString("status")).isEqualTo("FILLED");
                assertThat(after.fillsOf(after.order("resting")))
                        .isNotEmpty()
                        .allMatch(fill -> fill.getString("liquiditySide").equals("MAKER"))
                        .allMatch(fill -> fill.getString("lastPrice").equals(patience.price()));
                assertThat(after.openOrders()).isEmpty();
            }
        }
    }
}
