package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One keep-alive connection that asks for tickers at a pace, or again as soon as it is answered. On its event loop only. */
final class TickerConnection {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");
    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final int HEAD = 1_024;

    private final Vertx vertx;
    private final NetSocket socket;
    private final Buffer request;
    private final long paceNanos;
    private final long deadline;
    private final Latencies latencies = new Latencies();
    private final Promise<Latencies> ended = Promise.promise();
    private Buffer head = Buffer.buffer();
    private int missing;
    private long due;

    private TickerConnection(Vertx vertx, NetSocket socket, Buffer request, long paceNanos, long deadline) {
        this.vertx = vertx;
        this.socket = socket;
        this.request = request;
        this.paceNanos = paceNanos;
        this.deadline = deadline;
    }

    /** Asks from {@code firstNanos} until {@code deadline}; a time counts from when the question was due. */
    static Future<Latencies> run(
            Vertx vertx, NetClient client, int port, Buffer request, long firstNanos, long paceNanos, long deadline) {
        return client.connect(port, "127.0.0.1").compose(socket -> {
            TickerConnection opened = new TickerConnection(vertx, socket, request, paceNanos, deadline);
            socket.handler(opened::receive).closeHandler(closed -> opened.ended.tryFail("a connection was closed"));
            opened.sendAt(firstNanos);
            return opened.ended.future().onComplete(done -> socket.close());
        });
    }

    private void sendAt(long at) {
        due = at;
        long waitMillis = TimeUnit.NANOSECONDS.toMillis(at - System.nanoTime());
        if (waitMillis > 0) {
            vertx.setTimer(waitMillis, over -> socket.write(request));
        } else {
            socket.write(request);
        }
    }

    private void receive(Buffer chunk) {
        if (missing > 0) {
            missing -= chunk.length();
        } else {
            head = head.length() == 0 ? chunk : head.appendBuffer(chunk);
            String text = head.getString(0, Math.min(HEAD, head.length()), StandardCharsets.ISO_8859_1.name());
            int end = text.indexOf(END_OF_HEADERS);
            if (end < 0) {
                return;
            }
            missing = end + END_OF_HEADERS.length() + bodyLength(text) - head.length();
            head = Buffer.buffer();
        }
        if (missing == 0) {
            answered();
        }
    }

    private int bodyLength(String text) {
        Matcher found = LENGTH.matcher(text);
        if (!text.startsWith("HTTP/1.1 200 ") || !found.find()) {
            ended.tryFail("expected 200 with a length, was " + text);
            return 0;
        }
        return Integer.parseInt(found.group(1));
    }

    private void answered() {
        long now = System.nanoTime();
        if (now - deadline > 0) {
            ended.tryComplete(latencies);
        } else {
            latencies.add(Math.max(0, now - due));
            sendAt(paceNanos == 0 ? now : due + paceNanos);
        }
    }
}
