package io.cryptoflow.bench;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.entrypoints.http.HttpVerticle;
import io.cryptoflow.entrypoints.http.LiveStreams;
import io.cryptoflow.entrypoints.http.MessageDoor;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The product's HTTP port over fetched tickers, in a process of its own; every key may read. */
final class TickerGateway {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CACHE_TIME = Duration.ofSeconds(1);
    private static final int BODY_BYTES = 65_536;

    private TickerGateway() {}

    /** Serves until it is stopped; the only argument is the port of the venue. */
    public static void main(String[] arguments) {
        int venuePort = Integer.parseInt(arguments[0]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        MessageBus bus = new VertxMessageBus(vertx, TIMEOUT);
        Principal reader = new Principal(new AccountId("bench"), Set.of(Scope.READ));
        HttpVerticle http = new HttpVerticle(
                new HttpVerticle.Options("127.0.0.1", 0, List.of(), BODY_BYTES, TIMEOUT),
                bus,
                Contract.read(),
                TickerGateway::noStreams,
                calls -> (principal, headers, message) ->
                        Future.succeededFuture(new MessageDoor.Reply(404, Optional.empty())),
                InstantSource.system());
        bus.serve(Addresses.AUTHENTICATE, query -> Future.succeededFuture(reader))
                .compose(served ->
                        bus.serve(Addresses.FIND_TICKERS, TickerMarket.findTickers(vertx, venuePort, CACHE_TIME)))
                .compose(served -> vertx.deployVerticle(http))
                .onSuccess(deployed -> System.out.println("port " + http.port()))
                .onFailure(cause -> System.err.println("gateway not started: " + cause));
    }

    private static LiveStreams noStreams(Vertx vertx) {
        return new LiveStreams(Router.router(vertx), (request, symbols, channels) -> request.response()
                .end());
    }
}
