package io.cryptoflow.bench;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks the loopback venue: one GET per symbol on a few keep-alive connections with pipelining. The pool of Vert.x looks through
 * all of its connections at each request, so that thousands of them would cost more than the requests themselves.
 */
final class LoopbackTickers implements TickerSource {
    private static final int CONNECTIONS = 48;
    private static final int PIPELINED = 64;

    private final HttpClient client;
    private final int port;

    LoopbackTickers(Vertx vertx, int port) {
        this.port = port;
        client = vertx.createHttpClient(
                new HttpClientOptions().setPipelining(true).setPipeliningLimit(PIPELINED),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    }

    @Override
    public Future<Quote> quote(Symbol symbol) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/api/v3/ticker/bookTicker?symbol="
                                + symbol.base().code() + symbol.quote().code()))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .map(body -> read(symbol, body))
                .recover(cause -> Future.failedFuture(
                        FailureException.of(Failure.Kind.UNAVAILABLE, "LOOPBACK_UNAVAILABLE", String.valueOf(cause))));
    }

    private static Quote read(Symbol symbol, Buffer body) {
        JsonObject json = body.toJsonObject();
        return new Quote(
                symbol,
                Optional.of(level(json, "bidPrice", "bidQty")),
                Optional.of(level(json, "askPrice", "askQty")),
                Optional.empty(),
                Instant.now());
    }

    private static BookLevel level(JsonObject json, String price, String quantity) {
        return new BookLevel(Price.of(json.getString(price)), Quantity.of(json.getString(quantity)));
    }
}
