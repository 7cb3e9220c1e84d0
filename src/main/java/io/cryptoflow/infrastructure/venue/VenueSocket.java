package io.cryptoflow.infrastructure.venue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of messages that is opened again whenever it ends, fails or falls silent, after bounded waits. The venue's pings are
 * answered. All of one context: that of the caller of {@link #open}.
 */
final class VenueSocket {
    private static final Logger LOG = LoggerFactory.getLogger(VenueSocket.class);
    private static final int LARGEST_MESSAGE = 32 << 20;
    private static final int LOOKS_PER_SILENCE = 4;

    private final Vertx vertx;
    private final String venue;
    private final URI uri;
    private final VenueTimings timings;
    private final Listener listener;
    private final WebSocketClient client;
    private final Backoff backoff;
    private Optional<WebSocket> current = Optional.empty();
    private long watch = -1;
    private long lastMessageNanos;
    private boolean everOpened;
    private boolean closed;

    /** What happens to the stream, one call at a time. */
    interface Listener {
        /** It is open. {@code again} tells whether it was before. */
        void opened(boolean again);

        /** A message arrived. */
        void message(String text);

        /** It is not open any more; it will be again. */
        void lost(String reason);

        /** A quarter of the silence limit is over, and the stream is open. */
        void watched();
    }

    VenueSocket(Vertx vertx, String venue, URI uri, VenueTimings timings, Listener listener) {
        this.vertx = vertx;
        this.venue = venue;
        this.uri = uri;
        this.timings = timings;
        this.listener = listener;
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(LARGEST_MESSAGE)
                .setMaxMessageSize(LARGEST_MESSAGE)
                .setConnectTimeout((int) timings.callTimeout().toMillis()));
        backoff = new Backoff(timings.firstRetry(), timings.longestRetry(), new SplittableRandom());
    }

    /** Opens the stream, now and whenever it is lost; completes when the first try is over, however it went. */
    Future<Void> open() {
        return connect()
                .onSuccess(this::opened)
                .onFailure(cause -> retry("cannot be opened: " + cause.getMessage()))
                .transform(done -> Future.succeededFuture());
    }

    /** Whether the stream can be opened at all; it is closed again at once. */
    static Future<Void> probe(Vertx vertx, String venue, URI uri, VenueTimings timings) {
        WebSocketClient client = vertx.createWebSocketClient();
        return connect(client, uri, timings)
                .compose(WebSocket::close)
                .recover(cause -> Future.failedFuture(VenueFailures.noAnswer(venue, cause)))
                .eventually(client::close);
    }

    private Future<WebSocket> connect() {
        return connect(client, uri, timings);
    }

    private static Future<WebSocket> connect(WebSocketClient client, URI uri, VenueTimings timings) {
        boolean secure = uri.getScheme().equals("wss");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return client.connect(new WebSocketConnectOptions()
                        .setHost(uri.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setURI(path + query)
                        .setTimeout(timings.callTimeout().toMillis()))
                .timeout(timings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void opened(WebSocket socket) {
        if (closed) {
            socket.close();
            return;
        }
        current = Optional.of(socket);
        lastMessageNanos = System.nanoTime();
        long openedNanos = lastMessageNanos;
        socket.textMessageHandler(text -> heard(socket, text, openedNanos));
        socket.exceptionHandler(
                cause -> LOG.debug("venue stream failed venue={} reason=\"{}\"", venue, cause.getMessage()));
        socket.closeHandler(end -> ended(socket, "connection ended"));
        long lookMillis = Math.max(1, timings.silence().toMillis() / LOOKS_PER_SILENCE);
        watch = vertx.setPeriodic(lookMillis, timer -> look(socket));
        boolean again = everOpened;
        everOpened = true;
        LOG.info("venue stream opened venue={} again={}", venue, again);
        listener.opened(again);
    }

    private void heard(WebSocket socket, String text, long openedNanos) {
        if (!isCurrent(socket)) {
            return;
        }
        lastMessageNanos = System.nanoTime();
        if (lastMessageNanos - openedNanos > timings.longestRetry().toNanos()) {
            backoff.reset();
        }
        listener.message(text);
    }

    private void look(WebSocket socket) {
        Duration quiet = Duration.ofNanos(System.nanoTime() - lastMessageNanos);
        if (quiet.compareTo(timings.silence()) > 0) {
            ended(socket, "silence of " + quiet.toMillis() + " ms");
        } else {
            listener.watched();
        }
    }

    /** Gives the stream up, and opens it again. */
    void reopen(String reason) {
        current.ifPresent(socket -> ended(socket, reason));
    }

    private void ended(WebSocket socket, String reason) {
        if (isCurrent(socket)) {
            current = Optional.empty();
            vertx.cancelTimer(watch);
            socket.close();
            listener.lost(reason);
            retry(reason);
        }
    }

    private boolean isCurrent(WebSocket socket) {
        return current.filter(open -> open == socket).isPresent();
    }

    private void retry(String reason) {
        if (closed) {
            return;
        }
        long waitMillis = backoff.nextMillis();
        LOG.warn("venue stream lost venue={} reason=\"{}\" retryMillis={}", venue, reason, waitMillis);
        vertx.setTimer(waitMillis, timer -> {
            if (!closed) {
                open();
            }
        });
    }

    /** Sends a frame, where the stream is open. */
    void send(String frame) {
        current.ifPresent(socket -> socket.writeTextMessage(frame));
    }

    /** Whether it is open. */
    boolean isOpen() {
        return current.isPresent();
    }

    /** Closes for good; no message comes after it was called. */
    Future<Void> close() {
        closed = true;
        vertx.cancelTimer(watch);
        Future<Void> ended = current.map(WebSocket::close).orElseGet(Future::succeededFuture);
        current = Optional.empty();
        return ended.recover(gone -> Future.succeededFuture()).eventually(client::close);
    }
}
