package io.cryptoflow.infrastructure.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.ReplayServer;
import io.cryptoflow.fixture.ReplayServer.Answer;
import io.cryptoflow.fixture.Tapes;
import io.cryptoflow.infrastructure.venue.VenueFeed;
import io.cryptoflow.infrastructure.venue.VenueMonitor;
import io.cryptoflow.infrastructure.venue.VenueTimings;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The minutes of BTCUSDT that Binance's own stream recorded, followed from its own snapshot over loopback. */
class RecordedBookIT {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedBookIT.class);
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final Symbol BTC = Symbol.of("BTC-USDT");
    private static final VenueTimings EVERY_CHANGE = new VenueTimings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ZERO,
            20);

    private final Vertx vertx = Vertx.vertx();
    private final ReplayServer server = ReplayServer.start(vertx);
    private final AtomicInteger gaps = new AtomicInteger();
    private final List<String> beforeSnapshot = new ArrayList<>();
    private final List<String> afterSnapshot = new ArrayList<>();
    /** Best prices as recorded: by the very change of the book, and by the last one told up to it. */
    private final Map<Long, String> sameChange = new HashMap<>();

    private final Map<Long, String> lastBefore = new HashMap<>();
    private final List<String> trades = new ArrayList<>();
    private String snapshot = "";
    private long lastDelta;

    @BeforeEach
    void read() throws Exception {
        NavigableMap<Long, String> told = new TreeMap<>();
        List<Long> changes = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Tapes.shared("binance-spot-2024-ticks/ws-BTCUSDT.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(new JsonObject(line), told, changes);
            }
        }
        long first = new JsonObject(snapshot).getLong("lastUpdateId");
        for (long change : changes) {
            if (change > first) {
                lastBefore.put(change, told.floorEntry(change).getValue());
            }
            if (change > first && told.containsKey(change)) {
                sameChange.put(change, told.get(change));
            }
        }
        lastDelta = changes.get(changes.size() - 1);
    }

    private void read(JsonObject line, NavigableMap<Long, String> told, List<Long> changes) {
        JsonObject data = line.getJsonObject("data");
        if (line.containsKey("rest")) {
            snapshot = data.encode();
            return;
        }
        line.remove("recv_ns");
        (snapshot.isEmpty() ? beforeSnapshot : afterSnapshot).add(line.encode());
        String stream = line.getString("stream");
        if (stream.endsWith("@bookTicker")) {
            told.put(
                    data.getLong("u"),
                    best(data.getString("b"), data.getString("B"), data.getString("a"), data.getString("A")));
        } else if (stream.contains("@depth")) {
            changes.add(data.getLong("u"));
        } else {
            trades.add(data.getLong("t") + " " + plain(data.getString("p")) + " " + plain(data.getString("q")));
        }
    }

    @AfterEach
    void close() {
        server.close();
        Await.await(vertx.close());
    }

    @Test
    void equalsTheRecordedBestPricesAtEveryChange() {
        ServedBook served = new ServedBook(new JsonObject(snapshot));
        beforeSnapshot.stream()
                .filter(message -> message.contains("@depth"))
                .forEach(message -> served.apply(data(message)));
        server.answers("/api/v3/exchangeInfo", call -> Answer.json(ScriptedBinance.listing("BTC")))
                .answers("/api/v3/depth", call -> Answer.json(served.snapshot()))
                .onFrame((stream, frame) -> beforeSnapshot.forEach(server::send));
        ConcurrentLinkedQueue<MarketEvent> told = new ConcurrentLinkedQueue<>();
        AtomicLong toldChange = new AtomicLong();
        BinanceVenue venue = new BinanceVenue(
                vertx, server.http(), server.ws(""), EVERY_CHANGE.callTimeout(), InstantSource.system());
        VenueMonitor monitor = new VenueMonitor(() -> {}, gaps::incrementAndGet, () -> {}, () -> {}, () -> {});
        VenueFeed feed = Await.await(VenueFeed.open(vertx, venue, List.of(BTC), EVERY_CHANGE, monitor));
        Await.await(feed.start(event -> {
            told.add(event);
            if (event instanceof MarketEvent.BookChanged changed) {
                toldChange.set(changed.book().sequence());
            }
        }));
        awaitChange(toldChange, new JsonObject(snapshot).getLong("lastUpdateId"));
        long started = System.nanoTime();
        for (String message : afterSnapshot) {
            if (message.contains("@depth")) {
                served.apply(data(message));
            }
            server.send(message);
            // A snapshot that were two changes ahead of who asks for it would leave one out.
            awaitChange(toldChange, served.lastId());
        }
        assertThat(toldChange).hasValueGreaterThanOrEqualTo(lastDelta);
        long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
        Await.await(feed.stop());

        List<OrderBook> books = told.stream()
                .filter(MarketEvent.BookChanged.class::isInstance)
                .map(event -> ((MarketEvent.BookChanged) event).book())
                .toList();
        assertThat(shown(books, sameChange)).hasSize(1_072).isEqualTo(sameChange);
        Map<Long, String> different = new TreeMap<>(shown(books, lastBefore));
        different.entrySet().removeIf(shown -> shown.getValue().equals(lastBefore.get(shown.getKey())));
        assertThat(different.keySet())
                .as("changes of the best prices that the venue's other stream left out")
                .containsExactly(50093478174L, 50093480542L);
        assertThat(shown(books, lastBefore)).hasSizeGreaterThan(6_400);
        assertThat(told.stream().filter(MarketEvent.BookLost.class::isInstance)).isEmpty();
        assertThat(told.stream()
                        .filter(MarketEvent.TradePrinted.class::isInstance)
                        .map(event -> text(((MarketEvent.TradePrinted) event).trade())))
                .isEqualTo(trades);
        assertThat(gaps).hasValue(0);
        LOG.info("recorded stream followed messages={} books={} millis={}", afterSnapshot.size(), books.size(), millis);
    }

    private static JsonObject data(String message) {
        return new JsonObject(message).getJsonObject("data");
    }

    private static void awaitChange(AtomicLong told, long id) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (told.get() < id) {
            assertThat(System.nanoTime()).as("change %s comes in time", id).isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static String text(PublicTrade trade) {
        return trade.tradeId() + " " + trade.price() + " " + trade.quantity();
    }

    /** The best prices of the books that can be compared. */
    private static Map<Long, String> shown(List<OrderBook> books, Map<Long, String> recorded) {
        Map<Long, String> shown = new HashMap<>();
        books.stream()
                .filter(book -> recorded.containsKey(book.sequence()))
                .forEach(book -> shown.put(book.sequence(), best(book)));
        return shown;
    }

    private static String best(OrderBook book) {
        return best(
                book.bestBid().orElseThrow().price().toString(),
                book.bestBid().orElseThrow().quantity().toString(),
                book.bestAsk().orElseThrow().price().toString(),
                book.bestAsk().orElseThrow().quantity().toString());
    }

    private static String best(String... texts) {
        return new JsonArray(List.of(texts).stream().map(RecordedBookIT::plain).toList()).encode();
    }

    private static String plain(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
