package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.fixture.Payloads;
import io.cryptoflow.fixture.ReplayServer;
import io.cryptoflow.infrastructure.venue.LevelBook;
import io.cryptoflow.infrastructure.venue.LiveEvents;
import io.cryptoflow.infrastructure.venue.Told;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Coinbase on loopback: whoever subscribes to a product's book and trades hears the recording from its beginning, whoever
 * subscribes to its book alone hears that alone.
 */
final class CoinbaseReplay implements AutoCloseable {
    private static final Set<String> OF_BOOKS = Set.of("snapshot", "l2update");

    private final ReplayServer server;
    private final List<JsonObject> recording = CoinbaseRecording.received();
    private final UnaryOperator<List<JsonObject>> firstTime;
    private final Map<Symbol, List<BookLevel>> lastBids = lastBids(recording);
    private final AtomicInteger played = new AtomicInteger();

    private CoinbaseReplay(ReplayServer server, UnaryOperator<List<JsonObject>> firstTime) {
        this.server = server;
        this.firstTime = firstTime;
    }

    /** @param firstTime what becomes of the messages when they are played first */
    static CoinbaseReplay start(Vertx vertx, UnaryOperator<List<JsonObject>> firstTime) {
        ReplayServer server = ReplayServer.start(vertx);
        CoinbaseReplay replay = new CoinbaseReplay(server, firstTime);
        server.answers("/products", Payloads.text("coinbase-exchange/rest/products-full-2021-04-17.json.gz"));
        replay.symbols().forEach(symbol -> server.answers("/products/" + symbol + "/trades", replay.trades(symbol)));
        server.onFrame(replay::heard);
        return replay;
    }

    ReplayServer server() {
        return server;
    }

    List<Symbol> symbols() {
        return List.copyOf(lastBids.keySet());
    }

    CoinbaseVenue venue(Vertx vertx) {
        return new CoinbaseVenue(vertx, server.http(), server.ws(""), Duration.ofSeconds(5), InstantSource.system());
    }

    /** How often somebody subscribed. */
    int played() {
        return played.get();
    }

    /** Newest first, as Coinbase answers. */
    private String trades(Symbol symbol) {
        List<JsonObject> trades = new ArrayList<>(recording.stream()
                .filter(message -> message.getString("type").equals("match"))
                .filter(message -> message.getString("product_id").equals(symbol.toString()))
                .toList());
        Collections.reverse(trades);
        return new JsonArray(trades).encode();
    }

    private void heard(ServerWebSocket stream, String text) {
        JsonObject frame = new JsonObject(text);
        if (!frame.getString("type").equals("subscribe")) {
            return;
        }
        JsonArray products = frame.getJsonArray("product_ids");
        boolean withTrades = frame.getJsonArray("channels").contains("matches");
        boolean first = played.incrementAndGet() == 1;
        (first ? firstTime.apply(recording) : recording)
                .stream()
                        .filter(message -> products.contains(message.getString("product_id")))
                        .filter(message -> withTrades || OF_BOOKS.contains(message.getString("type")))
                        .forEach(message -> stream.writeTextMessage(message.encode()));
    }

    /** The best bids of {@code symbol} when the recording ends. */
    List<BookLevel> lastBids(Symbol symbol) {
        return lastBids.getOrDefault(symbol, List.of());
    }

    private static Map<Symbol, List<BookLevel>> lastBids(List<JsonObject> recording) {
        Told told = new Told();
        CoinbaseReader reader = new CoinbaseReader(InstantSource.system());
        recording.forEach(message -> reader.read(message.encode(), told));
        Map<Symbol, LevelBook> books = new HashMap<>();
        told.snapshots.forEach(
                snapshot -> books.computeIfAbsent(snapshot.symbol(), symbol -> new LevelBook(Integer.MAX_VALUE))
                        .load(snapshot));
        told.deltas.forEach(delta ->
                Optional.ofNullable(books.get(delta.symbol())).orElseThrow().apply(delta));
        Map<Symbol, List<BookLevel>> bids = new HashMap<>();
        books.forEach((symbol, book) -> bids.put(symbol, book.bids(LiveEvents.LEVELS)));
        return bids;
    }

    @Override
    public void close() {
        server.close();
    }
}
