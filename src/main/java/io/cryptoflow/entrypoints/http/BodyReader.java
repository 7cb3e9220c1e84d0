package io.cryptoflow.entrypoints.http;

import io.cryptoflow.entrypoints.http.HttpRefusal.Kind;
import io.cryptoflow.entrypoints.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON bodies: declared as JSON, never more bytes and never longer than allowed. */
final class BodyReader {
    private static final String JSON = "application/json";
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final Vertx vertx;
    private final int maximumBytes;
    private final Duration timeout;

    BodyReader(Vertx vertx, int maximumBytes, Duration timeout) {
        this.vertx = vertx;
        this.maximumBytes = maximumBytes;
        this.timeout = timeout;
    }

    /** The body of {@code request}, which nobody read yet. */
    Future<JsonObject> read(HttpServerRequest request) {
        if (!isPlainJson(request)) {
            return Future.failedFuture(new HttpRefusal(
                    Kind.UNSUPPORTED_MEDIA_TYPE, "expected content type " + JSON, Optional.of("Content-Type")));
        }
        return declaredLength(request) > maximumBytes
                ? Future.failedFuture(tooLarge())
                : Future.<Buffer>future(body -> collect(request, body)).map(StrictJson::object);
    }

    /** Lets what is left of a body run out, so that the answer reaches who still sends; but not for ever. */
    void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            long timer = vertx.setTimer(
                    timeout.toMillis(), late -> request.connection().close());
            request.handler(chunk -> {}).exceptionHandler(gone -> vertx.cancelTimer(timer));
            request.endHandler(ended -> vertx.cancelTimer(timer)).resume();
        }
    }

    private void collect(HttpServerRequest request, Promise<Buffer> body) {
        Buffer collected = Buffer.buffer();
        long timer = vertx.setTimer(timeout.toMillis(), late -> body.tryFail(tooSlow()));
        request.handler(chunk -> {
            if (collected.length() + chunk.length() > maximumBytes) {
                body.tryFail(tooLarge());
            } else if (!body.future().isComplete()) {
                collected.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(gone -> body.tryFail(cutShort()));
        request.endHandler(end -> body.tryComplete(collected));
        body.future().onComplete(done -> vertx.cancelTimer(timer));
        request.resume();
    }

    private static boolean isPlainJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return type != null
                && type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(JSON)
                && (encoding == null || encoding.equalsIgnoreCase("identity"));
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : LENGTH.matcher(length).matches() ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    private HttpRefusal tooLarge() {
        return new HttpRefusal(Kind.BODY_TOO_LARGE, "expected a body of at most " + maximumBytes + " bytes");
    }

    private static HttpRefusal cutShort() {
        return new HttpRefusal(Kind.BAD_REQUEST, "expected the whole body");
    }

    private HttpRefusal tooSlow() {
        return new HttpRefusal(Kind.REQUEST_TIMEOUT, "expected the body within " + timeout.toMillis() + " ms");
    }
}
