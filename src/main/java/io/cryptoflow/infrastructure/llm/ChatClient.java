package io.cryptoflow.infrastructure.llm;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a server of models for one chat completion. HTTP/1.1 only: servers of models stumble over an upgrade. An answer counts when
 * it came whole and in time; nothing is asked twice. Safe for many threads; never shows the key.
 */
final class ChatClient {
    private static final int LARGEST_ANSWER = 256 << 10;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI base;
    private final String key;
    private final HttpClient client;

    /**
     * @param base where the path {@code /chat/completions} begins, such as {@code http://127.0.0.1:11434/v1}
     * @param key sent as bearer token unless it is empty
     */
    ChatClient(Vertx vertx, URI base, String key, int connections) {
        this.base = base;
        this.key = key;
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setSsl(base.getScheme().equals("https"))
                .setDecompressionSupported(true)
                .setName("model");
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections));
    }

    /** The answer to {@code body}; fails with a {@link ChatFailure}. */
    Future<ChatReply> complete(JsonObject body, Duration timeout) {
        Promise<HttpClientRequest> sent = Promise.promise();
        return client.request(request(timeout))
                .onSuccess(sent::tryComplete)
                .compose(request -> exchange(request, body.toBuffer()))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> sent.future().onSuccess(request -> request.reset()))
                .recover(ChatClient::failed)
                .map(ChatReply::parse);
    }

    private RequestOptions request(Duration timeout) {
        int port = base.getPort() > 0 ? base.getPort() : base.getScheme().equals("https") ? 443 : 80;
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(base.getHost())
                .setPort(port)
                .setURI(base.getPath() + "/chat/completions")
                .setConnectTimeout(timeout.toMillis())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.ACCEPT, "application/json");
        return key.isEmpty() ? request : request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key);
    }

    private Future<String> exchange(HttpClientRequest request, Buffer body) {
        Future<String> heard = request.response().compose(this::read);
        return request.end(body).compose(sent -> heard);
    }

    private Future<String> read(HttpClientResponse response) {
        Promise<String> heard = Promise.promise();
        response.exceptionHandler(heard::tryFail);
        if (response.statusCode() != OK) {
            boolean limited = response.statusCode() == TOO_MANY_REQUESTS;
            heard.fail(new ChatFailure(
                    limited ? ModelOutcome.LIMITED : ModelOutcome.FAILED, "status " + response.statusCode()));
            response.request().reset();
            return heard.future();
        }
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > LARGEST_ANSWER) {
                heard.tryFail(
                        new ChatFailure(ModelOutcome.FAILED, "an answer of more than " + LARGEST_ANSWER + " bytes"));
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> heard.tryComplete(body.toString(StandardCharsets.UTF_8)));
        return heard.future();
    }

    private static <T> Future<T> failed(Throwable cause) {
        if (cause instanceof ChatFailure known) {
            return Future.failedFuture(known);
        }
        ModelOutcome outcome = cause instanceof TimeoutException ? ModelOutcome.TIMEOUT : ModelOutcome.FAILED;
        return Future.failedFuture(new ChatFailure(outcome, cause.getClass().getSimpleName()));
    }

    Future<Void> close() {
        return client.close();
    }
}
