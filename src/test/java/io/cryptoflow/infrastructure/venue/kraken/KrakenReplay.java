package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.fixture.Markets;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Kraken on loopback: whoever subscribes to books hears a recording from its beginning. */
final class KrakenReplay implements AutoCloseable {
    private final ReplayServer server;
    private final RecordedBooks recording;
    private final UnaryOperator<List<String>> firstTime;
    private final Map<Symbol, List<BookLevel>> lastBids;
    private final AtomicInteger played = new AtomicInteger();

    private KrakenReplay(ReplayServer server, RecordedBooks recording, UnaryOperator<List<String>> firstTime) {
        this.server = server;
        this.recording = recording;
        this.firstTime = firstTime;
        lastBids = lastBids(recording);
    }

    /** @param firstTime what becomes of the messages when they are played first */
    static KrakenReplay start(Vertx vertx, RecordedBooks recording, UnaryOperator<List<String>> firstTime) {
        ReplayServer server = ReplayServer.start(vertx);
        KrakenReplay replay = new KrakenReplay(server, recording, firstTime);
        server.answers("/0/public/AssetPairs", replay.assetPairs());
        server.onFrame(replay::heard);
        return replay;
    }

    ReplayServer server() {
        return server;
    }

    List<Symbol> symbols() {
        return List.copyOf(recording.pairs().keySet());
    }

    KrakenVenue venue(Vertx vertx) {
        return new KrakenVenue(
                vertx, server.http(), server.ws(""), recording.depth(), Duration.ofSeconds(5), InstantSource.system());
    }

    /** How often somebody subscribed to books. */
    int played() {
        return played.get();
    }

    private String assetPairs() {
        JsonObject pairs = new JsonObject();
        recording
                .pairs()
                .forEach((symbol, pair) -> pairs.put(
                        KrakenNames.requested(symbol),
                        new JsonObject()
                                .put("wsname", KrakenNames.streamed(symbol))
                                .put("pair_decimals", pair.priceDecimals())
                                .put("lot_decimals", pair.quantityDecimals())));
        return new JsonObject()
                .put("error", new JsonArray())
                .put("result", pairs)
                .encode();
    }

    private void heard(ServerWebSocket stream, String text) {
        JsonObject frame = new JsonObject(text);
        JsonObject params = frame.getJsonObject("params", new JsonObject());
        if (frame.getString("method").equals("subscribe")
                && params.getString("channel").equals("book")) {
            List<String> messages = recording.messages();
            boolean first = played.incrementAndGet() == 1;
            (first ? firstTime.apply(messages) : messages)
                    .stream()
                            .filter(message -> isAbout(message, params.getJsonArray("symbol")))
                            .forEach(stream::writeTextMessage);
        }
    }

    private static boolean isAbout(String message, JsonArray names) {
        JsonObject json = new JsonObject(message);
        return !json.getString("channel", "").equals("book")
                || json.getJsonArray("data").stream()
                        .map(JsonObject.class::cast)
                        .flatMap(data -> KrakenNames.symbol(data.getString("symbol")).stream())
                        .anyMatch(symbol -> names.contains(KrakenNames.streamed(symbol)));
    }

    /** The best bids of {@code symbol} when the recording ends. */
    List<BookLevel> lastBids(Symbol symbol) {
        return lastBids.getOrDefault(symbol, List.of());
    }

    private static Map<Symbol, List<BookLevel>> lastBids(RecordedBooks recording) {
        Told told = new Told();
        KrakenReader reader = new KrakenReader(new HashMap<>(), () -> Markets.NOON);
        recording.messages().forEach(message -> reader.read(message, told));
        Map<Symbol, LevelBook> books = new HashMap<>();
        told.snapshots.forEach(
                snapshot -> books.computeIfAbsent(snapshot.symbol(), symbol -> new LevelBook(recording.depth()))
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
