package io.cryptoflow.bench;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.entrypoints.bridge.AccountEvents;
import io.cryptoflow.entrypoints.bridge.BridgeLimits;
import io.cryptoflow.entrypoints.bridge.BridgeMetrics;
import io.cryptoflow.entrypoints.bridge.EventBusBridge;
import io.cryptoflow.entrypoints.json.MarketStreamJson;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A process that tells the trades of a recorded tape to WebSockets: on one port through the product's bus and bridge, on
 * another with Vert.x alone, the same bytes. It obeys lines on its standard input and answers each with one line.
 */
public final class FanOutServer {
    static final String ADDRESS = "market.trade.BTC-USDT";
    private static final Symbol BTC_USDT = Symbol.of("BTC-USDT");
    private static final int LOOPS = 2;
    private static final long MILLION = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final MessageBus bus = new VertxMessageBus(vertx, Duration.ofSeconds(5));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BareBroadcast bare = new BareBroadcast(vertx, LOOPS);
    private final List<String[]> tape;
    private int printed;

    private FanOutServer(List<String[]> tape) {
        this.tape = tape;
    }

    /**
     * Runs until its input ends.
     *
     * @param args the file of the tape
     */
    public static void main(String[] args) throws IOException {
        new FanOutServer(read(Path.of(args[0]))).obey();
    }

    private static List<String[]> read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private void obey() throws IOException {
        System.out.println("ports " + openBridge() + " " + bare.open());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "bridge" -> publish(words, trade -> bus.publish(Addresses.TRADE_EVENTS, new TradePrinted(trade)));
                case "bare" -> publish(words, trade -> bare.broadcast(frame(trade)));
                case "state" -> {}
                default -> throw new BenchFailure("no such order: " + line);
            }
            System.out.println(state());
        }
        Waiting.result(vertx.close());
    }

    private int openBridge() {
        EventBusBridge bridge = new EventBusBridge(
                bus,
                authorization -> Future.failedFuture("no keys here"),
                new AccountEvents(query -> Future.failedFuture("no accounts here"), event -> new JsonObject()),
                Set.of(),
                BridgeLimits.STANDARD,
                new BridgeMetrics(meters));
        Waiting.result(vertx.deployVerticle(bridge.announcer()));
        BridgeDoor first = new BridgeDoor(bridge);
        Waiting.result(vertx.deployVerticle(first));
        for (int i = 1; i < LOOPS; i++) {
            Waiting.result(vertx.deployVerticle(new BridgeDoor(bridge)));
        }
        return first.port();
    }

    /** So many trades per second for so many seconds; one that is late is not left out. */
    private void publish(String[] words, Consumer<PublicTrade> teller) {
        long interval = NANOS / Long.parseLong(words[1]);
        long count = Long.parseLong(words[1]) * Long.parseLong(words[2]);
        long due = System.nanoTime();
        for (long i = 0; i < count; i++, due += interval) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            teller.accept(next());
        }
    }

    private PublicTrade next() {
        String[] row = tape.get(printed++ % tape.size());
        return new PublicTrade(
                BTC_USDT,
                row[0],
                Price.of(row[2]),
                Quantity.of(row[3]),
                Side.valueOf(row[4].toUpperCase(Locale.ROOT)),
                Instant.now());
    }

    private String frame(PublicTrade trade) {
        return new JsonObject()
                .put("type", "rec")
                .put("address", ADDRESS)
                .put("body", MarketStreamJson.trade(trade, printed))
                .encode();
    }

    private String state() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return "state " + heap / MILLION + " " + count("bridge.closed", "reason", "slow_reader") + " "
                + count("bridge.events", "outcome", "conflated") + " "
                + (long) meters.get("bridge.sockets").gauge().value() + " "
                + (long) meters.get("bridge.registrations").gauge().value();
    }

    private long count(String name, String tag, String value) {
        return (long) meters.find(name).tag(tag, value).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
