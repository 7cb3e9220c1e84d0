package io.cryptoflow.infrastructure.venue;

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
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a venue by HTTP. Every call has a limit of time and of size, and spends of the venue's {@link RateBudget}; after 429 or
 * 418 nothing is sent before the time that the venue named. Fails as {@link VenueFailures} tells. Safe for many threads.
 */
public final class VenueHttp {
    private static final Logger LOG = LoggerFactory.getLogger(VenueHttp.class);
    private static final int CONNECTIONS = 64;
    private static final int MOST_WAITING = 1_024;
    private static final int LARGEST_ANSWER = 32 << 20;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BANNED = 418;
    private static final Duration UNNAMED_BLOCK = Duration.ofSeconds(60);
    private static final long LONGEST_BLOCK_SECONDS = TimeUnit.DAYS.toSeconds(3);

    private final String venue;
    private final URI base;
    private final RateBudget budget;
    private final long timeoutMillis;
    private final HttpClient client;

    /** An answer of the venue, of status 200 or of an error that its caller may understand. */
    public record Answer(int status, String body) {
        /** Whether it is what was asked for. */
        public boolean isSuccess() {
            return status == 200;
        }
    }

    /** @param base where all paths begin, such as {@code https://api.binance.com} */
    public VenueHttp(Vertx vertx, String venue, URI base, RateBudget budget, Duration timeout) {
        this.venue = venue;
        this.base = base;
        this.budget = budget;
        this.timeoutMillis = timeout.toMillis();
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(base.getScheme().equals("https"))
                .setConnectTimeout((int) timeoutMillis)
                .setDecompressionSupported(true)
                .setName("venue-" + venue);
        client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING));
    }

    /**
     * The answer to GET {@code path}, which begins with a slash and may have a query.
     *
     * @param weight what the call spends of the budget
     */
    public Future<Answer> get(String path, int weight) {
        long waitMillis = budget.spend(weight);
        if (waitMillis > 0) {
            return Future.failedFuture(VenueFailures.limited(venue, waitMillis));
        }
        return Future.succeededFuture(request(path))
                .compose(client::request)
                .compose(this::exchange)
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .recover(cause -> Future.failedFuture(VenueFailures.noAnswer(venue, cause)))
                .compose(this::judge);
    }

    private RequestOptions request(String path) {
        int port = base.getPort() > 0 ? base.getPort() : base.getScheme().equals("https") ? 443 : 80;
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(base.getHost())
                .setPort(port)
                .setURI(base.getPath() + path)
                .setTimeout(timeoutMillis)
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "CryptoFlow");
    }

    /** Listens before it asks: an answer that is over before anybody listens cannot be read any more. */
    private Future<Heard> exchange(HttpClientRequest request) {
        Future<Heard> heard = request.response().compose(this::read);
        return request.end().compose(sent -> heard);
    }

    private Future<Heard> read(HttpClientResponse response) {
        Promise<Heard> heard = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > LARGEST_ANSWER) {
                heard.tryFail("an answer of more than " + LARGEST_ANSWER + " bytes");
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(heard::tryFail);
        response.endHandler(end -> heard.tryComplete(new Heard(
                response.statusCode(),
                body.toString(StandardCharsets.UTF_8),
                String.valueOf(response.getHeader(HttpHeaders.RETRY_AFTER)),
                String.valueOf(response.getHeader(HttpHeaders.CONTENT_TYPE)))));
        return heard.future();
    }

    private record Heard(int status, String body, String retryAfter, String contentType) {}

    private Future<Answer> judge(Heard heard) {
        if (heard.status() == TOO_MANY_REQUESTS || heard.status() == BANNED) {
            Duration block = block(heard.retryAfter());
            budget.block(block);
            LOG.warn("venue limits us venue={} status={} seconds={}", venue, heard.status(), block.toSeconds());
            return Future.failedFuture(VenueFailures.limited(venue, block.toMillis()));
        }
        boolean markup = heard.contentType().contains("html")
                || heard.body().stripLeading().startsWith("<");
        if (markup) {
            return Future.failedFuture(VenueFailures.refused(venue, heard.status(), "a page instead of JSON"));
        }
        return heard.status() >= 500
                ? Future.failedFuture(VenueFailures.refused(venue, heard.status(), heard.body()))
                : Future.succeededFuture(new Answer(heard.status(), heard.body()));
    }

    private static Duration block(String retryAfter) {
        boolean seconds = retryAfter.matches("[0-9]{1,9}");
        return seconds
                ? Duration.ofSeconds(Math.min(LONGEST_BLOCK_SECONDS, Long.parseLong(retryAfter)))
                : UNNAMED_BLOCK;
    }

    /** For how long nothing may be asked because the venue said so, in milliseconds. */
    public long blockedMillis() {
        return budget.blockedMillis();
    }

    /** Closes the connections. */
    public Future<Void> close() {
        return client.close();
    }
}
