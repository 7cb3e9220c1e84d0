package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Raw WebSockets that follow one address; those that never read are there too. */
final class FanOutClients implements AutoCloseable {
    private static final int LOOK_AT_EVERY = 50;
    private static final int LOOKS = 1_200;
    private static final long LOOK_MILLIS = 50;
    private static final int SMALL_BUFFER = 8_192;
    private static final long PING_MILLIS = 10_000;

    private final Vertx vertx;
    private final List<NetClient> clients = new ArrayList<>();
    private final List<NetSocket> reading = new CopyOnWriteArrayList<>();
    private final List<FanOutReader> readers = new CopyOnWriteArrayList<>();
    private final Latencies ages = new Latencies();
    private final AtomicInteger opened = new AtomicInteger();
    private final long pinging;

    private FanOutClients(Vertx vertx) {
        this.vertx = vertx;
        this.pinging = vertx.setPeriodic(
                PING_MILLIS, timer -> reading.forEach(socket -> socket.write(frame("{\"type\":\"ping\"}"))));
    }

    /** @param silent so many of them register and then never read */
    static FanOutClients open(Vertx vertx, int port, int count, int silent) {
        FanOutClients opened = new FanOutClients(vertx);
        NetClient client = vertx.createNetClient();
        NetClient small = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(SMALL_BUFFER));
        opened.clients.addAll(List.of(client, small));
        Waiting.result(Future.all(IntStream.range(0, count)
                .mapToObj(i -> (i < silent ? small : client)
                        .connect(port, "127.0.0.1")
                        .onSuccess(socket -> opened.begin(socket, port, i, i < silent)))
                .toList()));
        opened.awaitOpen(count);
        return opened;
    }

    private void begin(NetSocket socket, int port, int index, boolean silent) {
        Runnable opened = () -> register(socket, silent);
        FanOutReader reader = new FanOutReader(socket, index % LOOK_AT_EVERY == 0, this::aged, opened);
        if (!silent) {
            readers.add(reader);
            reading.add(socket);
        }
        socket.write("GET /eventbus/websocket HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    private void awaitOpen(int count) {
        for (int i = 0; i < LOOKS && opened.get() < count; i++) {
            Waiting.pause(LOOK_MILLIS);
        }
        if (opened.get() < count) {
            throw new BenchFailure("only " + opened.get() + " WebSockets opened");
        }
    }

    private void register(NetSocket socket, boolean silent) {
        opened.incrementAndGet();
        if (silent) {
            socket.pause();
        }
        socket.write(frame("{\"type\":\"register\",\"address\":\"" + FanOutServer.ADDRESS + "\"}"));
    }

    /** A short text frame with a mask of zeros. */
    private static Buffer frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        return Buffer.buffer()
                .appendByte((byte) 0x81)
                .appendByte((byte) (0x80 | payload.length))
                .appendInt(0)
                .appendBytes(payload);
    }

    private void aged(long micros) {
        synchronized (ages) {
            ages.add(micros * 1_000);
        }
    }

    long frames() {
        return readers.stream().mapToLong(FanOutReader::frames).sum();
    }

    /** The ages that were seen, as if they had been seen within {@code seconds}. */
    Throughput ages(double seconds) {
        synchronized (ages) {
            return Latencies.over(seconds, List.of(ages));
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(pinging);
        clients.forEach(client -> Waiting.result(client.close()));
    }
}
