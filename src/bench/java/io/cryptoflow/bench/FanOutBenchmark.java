package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A thousand WebSockets that follow a tape of a thousand trades a second: how much arrives, how old it is, what it costs,
 * beside Vert.x alone that sends the same bytes; and what it takes when some of them never read.
 */
final class FanOutBenchmark {
    private static final Path TAPE = Path.of("../shared/data/market/binance-spot-2024-ticks/trades-BTCUSDT.csv.gz");
    private static final int SUBSCRIBERS = 1_000;
    private static final int SILENT = 50;
    private static final int UPDATES_PER_SECOND = 1_000;
    private static final int ROUNDS = 3;
    private static final int ROUND_SECONDS = 8;
    private static final int SILENT_ROUNDS = 6;
    private static final int SILENT_SECONDS = 5;
    private static final long SETTLE_MILLIS = 500;
    private static final int MOST_LOOKS = 100;
    private static final int HEAP = 1;
    private static final int SLOW_READERS = 2;
    private static final int SOCKETS = 4;
    private static final int REGISTRATIONS = 5;

    private final Vertx vertx;
    private final List<String> lines = new ArrayList<>();

    FanOutBenchmark(Vertx vertx) {
        this.vertx = vertx;
    }

    List<String> run() {
        if (!Files.isReadable(TAPE)) {
            return List.of("SKIPPED: there is no " + TAPE);
        }
        try (Server server = new Server()) {
            warmUp(server);
            compare(server);
            neverRead(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** Both ways are compiled before anything counts. */
    private void warmUp(Server server) throws IOException {
        Side bridge = new Side("bridge", server.bridgePort);
        Side bare = new Side("bare", server.barePort);
        bare.measure(server);
        bridge.measure(server);
    }

    private void compare(Server server) throws IOException {
        Side bridge = new Side("bridge", server.bridgePort);
        Side bare = new Side("bare", server.barePort);
        Series ratio = new Series("bridge / bare", "%.2f");
        for (int round = 0; round < ROUNDS; round++) {
            bare.measure(server);
            bridge.measure(server);
            ratio.add(bridge.latestRate / bare.latestRate);
            Progress.show(ratio.last());
        }
        lines.add(Series.header(SUBSCRIBERS + " WebSockets, " + UPDATES_PER_SECOND + " trades a second"));
        bridge.series.forEach(series -> lines.add(series.line()));
        bare.series.forEach(series -> lines.add(series.line()));
        lines.add(ratio.line());
    }

    private void neverRead(Server server) throws IOException {
        Series heap = new Series("heap after collection, " + SILENT + " never read", "%.0f MB");
        String before = server.order("state");
        long closedBefore = number(before, SLOW_READERS);
        lines.add("heap with no client                          " + number(before, HEAP) + " MB");
        try (FanOutClients clients = FanOutClients.open(vertx, server.bridgePort, SUBSCRIBERS, SILENT)) {
            server.awaitRegistrations(SUBSCRIBERS);
            String state = before;
            for (int round = 0; round < SILENT_ROUNDS; round++) {
                state = server.order("bridge " + UPDATES_PER_SECOND + " " + SILENT_SECONDS);
                heap.add((double) number(state, HEAP));
                Progress.show(state);
            }
            lines.add(heap.line());
            lines.add("clients that were disconnected               " + (number(state, SLOW_READERS) - closedBefore));
            lines.add("clients that are still there                 " + number(state, SOCKETS));
            lines.add("messages that arrived                        " + clients.frames());
            if (number(state, SLOW_READERS) - closedBefore != SILENT
                    || number(state, SOCKETS) != SUBSCRIBERS - SILENT) {
                throw new BenchFailure("expected " + SILENT + " disconnected, was " + state);
            }
        }
    }

    private static long number(String state, int word) {
        return Long.parseLong(state.split(" ", -1)[word]);
    }

    /** One way to tell them all. */
    private final class Side {
        private final String name;
        private final int port;
        private final Series rate;
        private final Series p99;
        private final Series cpu;
        private final Series clientCpu;
        private final List<Series> series;
        private double latestRate;

        Side(String name, int port) {
            this.name = name;
            this.port = port;
            this.rate = new Series(name + ", delivered", "%.0f /s");
            this.p99 = new Series(name + ", p99 age at the client", "%.1f ms");
            this.cpu = new Series(name + ", CPU of the server", "%.2f cores");
            this.clientCpu = new Series(name + ", CPU of the clients", "%.2f cores");
            this.series = List.of(rate, p99, cpu, clientCpu);
        }

        void measure(Server server) throws IOException {
            try (FanOutClients clients = FanOutClients.open(vertx, port, SUBSCRIBERS, 0)) {
                server.awaitRegistrations(port == server.bridgePort ? SUBSCRIBERS : 0);
                long framesBefore = clients.frames();
                double cpuBefore = ProcessUse.cpuSeconds(server.process.pid());
                double ownBefore = ProcessUse.cpuSeconds(ProcessHandle.current().pid());
                long begun = System.nanoTime();
                server.send(name + " " + UPDATES_PER_SECOND + " " + ROUND_SECONDS);
                Waiting.pause(ROUND_SECONDS * 1_000L);
                double seconds = (System.nanoTime() - begun) / 1e9;
                latestRate = (clients.frames() - framesBefore) / seconds;
                rate.add(latestRate);
                cpu.add((ProcessUse.cpuSeconds(server.process.pid()) - cpuBefore) / seconds);
                clientCpu.add((ProcessUse.cpuSeconds(ProcessHandle.current().pid()) - ownBefore) / seconds);
                p99.add(clients.ages(seconds).p99Millis());
                series.forEach(one -> Progress.show(one.last()));
                Progress.show(server.answer());
            }
        }
    }

    /** The other process. */
    private static final class Server implements AutoCloseable {
        private final Process process;
        private final PrintWriter orders;
        private final BufferedReader answers;
        private final int bridgePort;
        private final int barePort;

        Server() throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FanOutServer.class.getName(),
                            TAPE.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String[] ports = answer().split(" ", -1);
            bridgePort = Integer.parseInt(ports[1]);
            barePort = Integer.parseInt(ports[2]);
        }

        void send(String order) {
            orders.println(order);
        }

        /** The next line that is an answer, and no line of the log. */
        String answer() throws IOException {
            String line = answers.readLine();
            while (line != null && !line.matches("(ports|state) .*")) {
                line = answers.readLine();
            }
            if (line == null) {
                throw new BenchFailure("the server has ended");
            }
            return line.toLowerCase(Locale.ROOT);
        }

        /** Waits for the clients of now, and that those of before are gone. */
        void awaitRegistrations(int count) throws IOException {
            int looks = 0;
            while (number(order("state"), REGISTRATIONS) != count) {
                if (looks++ > MOST_LOOKS) {
                    throw new BenchFailure("expected " + count + " registrations");
                }
                Waiting.pause(SETTLE_MILLIS);
            }
        }

        String order(String order) throws IOException {
            send(order);
            return answer();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
