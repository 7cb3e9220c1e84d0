package io.cryptoflow.infrastructure.venue.binance;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.ReplayServer;
import io.cryptoflow.fixture.ReplayServer.Answer;
import io.cryptoflow.infrastructure.venue.VenueFeed;
import io.cryptoflow.infrastructure.venue.VenueMonitor;
import io.cryptoflow.infrastructure.venue.VenueTimings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Binance on loopback: lists what it is told to, and says of one book and of trades what a test wants. */
final class ScriptedBinance implements AutoCloseable {
    static final Symbol BTC = Symbol.of("BTC-USDT");
    static final VenueTimings QUICK = new VenueTimings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(8),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ZERO,
            20);

    final Vertx vertx = Vertx.vertx();
    final ReplayServer server = ReplayServer.start(vertx);
    final AtomicInteger gaps = new AtomicInteger();
    final AtomicInteger resynchronized = new AtomicInteger();
    final AtomicInteger reconnected = new AtomicInteger();
    final AtomicInteger unreadable = new AtomicInteger();
    private VenueTimings timings = QUICK;
    private volatile Bid bid = new Bid(100, "1.00000000");
    private final AtomicLong lastTrade = new AtomicLong(0);
    private final List<VenueFeed> feeds = new ArrayList<>();

    /** So much is bid at 99 since that change of the book. */
    private record Bid(long id, String quantity) {}

    ScriptedBinance() {
        server.answers("/api/v3/exchangeInfo", call -> Answer.json(listing("BTC", "ETH")))
                .answers("/api/v3/depth", call -> Answer.json(snapshot(bid)))
                .answers("/api/v3/trades", call -> Answer.json(recentTrades()));
    }

    BinanceVenue venue() {
        return new BinanceVenue(vertx, server.http(), server.ws(""), QUICK.callTimeout(), InstantSource.system());
    }

    /** Lets feeds take a shorter silence for a lost stream. */
    ScriptedBinance impatient() {
        timings = new VenueTimings(
                QUICK.callTimeout(),
                Duration.ofMillis(600),
                QUICK.firstRetry(),
                QUICK.longestRetry(),
                QUICK.publishInterval(),
                QUICK.shownLevels());
        return this;
    }

    /** A feed of {@code symbols}; the venue is closed with it. */
    Future<VenueFeed> open(Symbol... symbols) {
        return VenueFeed.open(vertx, venue(), List.of(symbols), timings, monitor())
                .onSuccess(feeds::add);
    }

    private VenueMonitor monitor() {
        return new VenueMonitor(
                () -> {},
                gaps::incrementAndGet,
                resynchronized::incrementAndGet,
                reconnected::incrementAndGet,
                unreadable::incrementAndGet);
    }

    static String listing(String... bases) {
        JsonArray symbols = new JsonArray();
        for (String base : bases) {
            symbols.add(new JsonObject()
                    .put("symbol", base + "USDT")
                    .put("status", "TRADING")
                    .put("baseAsset", base)
                    .put("quoteAsset", "USDT")
                    .put(
                            "filters",
                            new JsonArray()
                                    .add(filter("PRICE_FILTER", "tickSize", "0.01000000"))
                                    .add(filter("LOT_SIZE", "stepSize", "0.00001000"))
                                    .add(filter("NOTIONAL", "minNotional", "5.00000000"))));
        }
        return new JsonObject().put("symbols", symbols).encode();
    }

    private static JsonObject filter(String type, String field, String value) {
        return new JsonObject().put("filterType", type).put(field, value);
    }

    /** The book as a call tells it, twenty levels per side around 100. */
    private static String snapshot(Bid best) {
        JsonArray bids = new JsonArray();
        JsonArray asks = new JsonArray();
        LongStream.range(0, 20).forEach(i -> {
            bids.add(new JsonArray().add((99 - i) + ".00000000").add(i == 0 ? best.quantity() : "1.00000000"));
            asks.add(new JsonArray().add((101 + i) + ".00000000").add("1.00000000"));
        });
        return new JsonObject()
                .put("lastUpdateId", best.id())
                .put("bids", bids)
                .put("asks", asks)
                .encode();
    }

    /** Tells the next change of the book: so much is bid at 99. */
    void bid(String quantity) {
        bid = new Bid(bid.id() + 1, quantity);
        server.send(depth(bid.id(), quantity));
    }

    /** Tells the last change again. */
    void repeatBid(String quantity) {
        server.send(depth(bid.id(), quantity));
    }

    /** Forgets to tell a change. */
    void skipOne() {
        bid = new Bid(bid.id() + 1, bid.quantity());
    }

    private static String depth(long id, String quantity) {
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161255208,\"s\":\"BTCUSDT\",\"U\":"
                + id + ",\"u\":" + id + ",\"b\":[[\"99.00000000\",\"" + quantity + "\"]],\"a\":[]}}";
    }

    /** Tells a trade. */
    void trade() {
        server.send("{\"stream\":\"btcusdt@trade\",\"data\":"
                + trade(lastTrade.incrementAndGet(), "e", "t", "p", "q", "T", "m") + "}");
    }

    /** A trade happens that no stream tells. */
    void tradeUntold() {
        lastTrade.incrementAndGet();
    }

    private String recentTrades() {
        JsonArray trades = new JsonArray();
        LongStream.rangeClosed(1, lastTrade.get())
                .forEach(id -> trades.add(trade(id, "event", "id", "price", "qty", "time", "isBuyerMaker")));
        return trades.encode();
    }

    private static JsonObject trade(long id, String... names) {
        return new JsonObject()
                .put(names[0], "trade")
                .put("s", "BTCUSDT")
                .put(names[1], id)
                .put(names[2], "100.00000000")
                .put(names[3], "0.50000000")
                .put(names[4], 1_723_161_255_000L + id)
                .put(names[5], true);
    }

    @Override
    public void close() {
        feeds.forEach(feed -> Await.await(feed.stop()));
        server.close();
        Await.await(vertx.close());
    }
}
