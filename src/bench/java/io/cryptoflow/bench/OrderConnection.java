package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One client on one keep-alive connection: it sends its next order when the one before is answered, or at a pace of its
 * own; the time of an order that was due then counts from when it was due. Used on its event loop only.
 */
final class OrderConnection {
    private static final String CREATED = "HTTP/1.1 201 ";
    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final NetSocket socket;
    private final String head;
    private final Supplier<String> bodies;
    private final Promise<Latencies> ended = Promise.promise();
    private final Latencies latencies = new Latencies();
    private Buffer answer = Buffer.buffer();
    private final Vertx vertx;
    private long deadline;
    private long paceNanos;
    private long sentAt;

    private OrderConnection(Vertx vertx, NetSocket socket, String apiKey, Supplier<String> bodies) {
        this.vertx = vertx;
        this.socket = socket;
        this.bodies = bodies;
        this.head = "POST /api/v1/orders HTTP/1.1\r\nHost: " + socket.remoteAddress() + "\r\nAuthorization: Bearer "
                + apiKey + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    /** @param bodies gives every order its body; called from several threads */
    static Future<OrderConnection> open(
            Vertx vertx, NetClient client, int port, String apiKey, Supplier<String> bodies) {
        return client.connect(port, "127.0.0.1").map(socket -> {
            OrderConnection opened = new OrderConnection(vertx, socket, apiKey, bodies);
            socket.handler(opened::receive)
                    .exceptionHandler(opened.ended::tryFail)
                    .closeHandler(closed -> opened.ended.tryFail("the product closed a connection"));
            return opened;
        });
    }

    /**
     * Sends orders until {@code deadlineNanos}; the times of those that were answered by then.
     *
     * @param firstNanos when the first is due
     * @param pace nanoseconds from one order to the next, 0 for no pause at all
     */
    Future<Latencies> run(long firstNanos, long pace, long deadlineNanos) {
        deadline = deadlineNanos;
        paceNanos = pace;
        sendAt(firstNanos);
        return ended.future().onComplete(done -> socket.close());
    }

    private void sendAt(long due) {
        long waitMillis = TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime());
        if (waitMillis > 0) {
            vertx.setTimer(waitMillis, timer -> send(due));
        } else {
            send(due);
        }
    }

    private void send(long due) {
        String body = bodies.get();
        sentAt = due;
        socket.write(head + body.length() + END_OF_HEADERS + body);
    }

    private void receive(Buffer chunk) {
        answer = answer.length() == 0 ? chunk : answer.appendBuffer(chunk);
        String text = answer.toString(StandardCharsets.ISO_8859_1);
        int headers = text.indexOf(END_OF_HEADERS);
        if (headers >= 0 && text.length() >= headers + END_OF_HEADERS.length() + bodyLength(text)) {
            answer = Buffer.buffer();
            answered(text);
        }
    }

    private static int bodyLength(String text) {
        Matcher found = LENGTH.matcher(text);
        if (!found.find()) {
            throw new BenchFailure("an answer without content-length: " + text);
        }
        return Integer.parseInt(found.group(1));
    }

    private void answered(String text) {
        long now = System.nanoTime();
        if (!text.startsWith(CREATED)) {
            ended.tryFail(String.format(Locale.ROOT, "expected 201, was %s", text));
        } else if (now - deadline > 0) {
            ended.tryComplete(latencies);
        } else {
            latencies.add(Math.max(0, now - sentAt));
            sendAt(paceNanos == 0 ? now : sentAt + paceNanos);
        }
    }
}
