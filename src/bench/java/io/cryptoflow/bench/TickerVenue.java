package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** A venue in a process of its own that answers every HTTP request for a ticker 20 ms after it came, as cheaply as it can. */
final class TickerVenue {
    private static final long LATENCY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String BODY = "{\"symbol\":\"BENCHUSDT\",\"bidPrice\":\"64250.01\",\"bidQty\":\"0.8312\","
            + "\"askPrice\":\"64250.02\",\"askQty\":\"1.2041\"}";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final Queue<Due> due = new ArrayDeque<>();

    private record Due(NetSocket socket, int answers, long atNanos) {}

    private TickerVenue() {}

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        TickerVenue venue = new TickerVenue();
        vertx.createNetServer()
                .connectHandler(venue::accept)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> {
                    vertx.setPeriodic(1, tick -> venue.answer());
                    System.out.println("port " + server.actualPort());
                });
    }

    private void accept(NetSocket socket) {
        int[] matched = {0};
        socket.handler(chunk -> {
            int requests = 0;
            for (int i = 0; i < chunk.length(); i++) {
                matched[0] = chunk.getByte(i) == END[matched[0]] ? matched[0] + 1 : chunk.getByte(i) == '\r' ? 1 : 0;
                if (matched[0] == END.length) {
                    matched[0] = 0;
                    requests++;
                }
            }
            if (requests > 0) {
                due.add(new Due(socket, requests, System.nanoTime() + LATENCY_NANOS));
            }
        });
    }

    private void answer() {
        long now = System.nanoTime();
        for (Due next = due.peek(); next != null && next.atNanos() - now <= 0; next = due.peek()) {
            due.remove();
            Buffer answers = Buffer.buffer(next.answers() * ANSWER.length);
            for (int i = 0; i < next.answers(); i++) {
                answers.appendBytes(ANSWER);
            }
            next.socket().write(answers);
        }
    }
}
