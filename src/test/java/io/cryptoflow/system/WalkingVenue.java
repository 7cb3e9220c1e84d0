package io.cryptoflow.system;

import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.ReplayServer;
import io.cryptoflow.fixture.ReplayServer.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Binance on loopback with one symbol whose price walks by itself, and another of which its stream tells nothing. Every minute it does what venues do at times: it leaves a change
 * of the book out, says something unreadable, says nothing for a while, and ends the stream.
 */
final class WalkingVenue implements AutoCloseable {
    private static final String LISTING =
            """
            {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[
            {"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE","stepSize":"0.00001"}]},
            {"symbol":"ETHUSDT","status":"TRADING","baseAsset":"ETH","quoteAsset":"USDT","filters":[
            {"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE","stepSize":"0.00001"}]}]}
            """;
    private static final long TICK_MILLIS = 50;
    private static final long TICKS_PER_ROUND = 1_200;
    private static final long FORGETS_AT = 200;
    private static final long IS_UNREADABLE_AT = 500;
    private static final long IS_SILENT_AT = 700;
    private static final long SPEAKS_AT = 770;
    private static final long LEVELS = 200;
    private static final long STEP = 5;
    private static final long FIRST_STEP = 12_000;

    private final Vertx vertx = Vertx.vertx();
    private final Random random = new Random(7);
    private final ReplayServer server = ReplayServer.start(vertx)
            .answers("/api/v3/exchangeInfo", LISTING)
            .answers("/api/v3/klines", "[]")
            .answers("/api/v3/trades", "[]")
            .answers("/api/v3/ticker/24hr", call -> Answer.json(ticker()))
            .answers("/api/v3/depth", call -> Answer.json(book()));
    private long best = FIRST_STEP;
    private long lastChange = 100;
    private long lastTrade;
    private long ticks;

    WalkingVenue() {
        vertx.setPeriodic(TICK_MILLIS, timer -> tick());
    }

    ProductSetup behind(ProductSetup setup) {
        return setup.with("MARKET_SOURCE", "live")
                .with("MARKET_LIVE_SYMBOLS", "BTC-USDT,ETH-USDT")
                .with("MARKET_LIVE_CALLURI", server.http())
                .with("MARKET_LIVE_STREAMURI", server.ws(""));
    }

    private synchronized void tick() {
        ticks++;
        long inRound = ticks % TICKS_PER_ROUND;
        if (inRound == FORGETS_AT) {
            lastChange++;
        } else if (inRound == IS_UNREADABLE_AT) {
            server.send("{\"e\":\"trade\",\"s\":\"BTCUSDT\"}");
        } else if (inRound == IS_SILENT_AT) {
            server.fallSilent();
        } else if (inRound == SPEAKS_AT) {
            server.behave();
        } else if (inRound == 0) {
            server.disconnect();
        }
        boolean up = random.nextBoolean();
        best += up ? 1 : -1;
        server.send(up ? change("b", best, "a", best) : change("a", best + 1, "b", best + 1));
        for (int i = random.nextInt(4); i > 0; i--) {
            server.send(trade(up).encode());
        }
    }

    /** A level is there from now on, and what was on the other side at its price is not. */
    private String change(String side, long step, String otherSide, long otherStep) {
        lastChange++;
        return new JsonObject()
                .put("e", "depthUpdate")
                .put("E", System.currentTimeMillis())
                .put("s", "BTCUSDT")
                .put("U", lastChange)
                .put("u", lastChange)
                .put(side, new JsonArray().add(level(step, "1.5")))
                .put(otherSide, new JsonArray().add(level(otherStep, "0")))
                .encode();
    }

    private JsonObject trade(boolean up) {
        return new JsonObject()
                .put("e", "trade")
                .put("s", "BTCUSDT")
                .put("t", ++lastTrade)
                .put("p", price(up ? best : best + 1))
                .put("q", "0.25")
                .put("T", System.currentTimeMillis())
                .put("m", !up);
    }

    private synchronized String book() {
        JsonArray bids = new JsonArray();
        JsonArray asks = new JsonArray();
        LongStream.range(0, LEVELS).forEach(i -> {
            bids.add(level(best - i, "1.5"));
            asks.add(level(best + 1 + i, "1.5"));
        });
        return new JsonObject()
                .put("lastUpdateId", lastChange)
                .put("bids", bids)
                .put("asks", asks)
                .encode();
    }

    private synchronized String ticker() {
        return new JsonObject()
                .put("lastPrice", price(best))
                .put("bidPrice", price(best))
                .put("bidQty", "1.5")
                .put("askPrice", price(best + 1))
                .put("askQty", "1.5")
                .encode();
    }

    private static JsonArray level(long step, String quantity) {
        return new JsonArray().add(price(step)).add(quantity);
    }

    private static String price(long step) {
        return step * STEP + ".00";
    }

    @Override
    public void close() {
        server.close();
        Await.await(vertx.close());
    }
}
