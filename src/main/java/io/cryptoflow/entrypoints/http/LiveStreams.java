package io.cryptoflow.entrypoints.http;

import io.cryptoflow.domain.instrument.Symbol;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * What clients stay connected to, on the event loop of one HTTP server.
 *
 * @param sockets what answers under {@code /eventbus/}
 */
public record LiveStreams(Router sockets, Events events) {
    /** Server-sent events of the market. */
    @FunctionalInterface
    public interface Events {
        /**
         * Answers {@code request} with what happens in the channels of the symbols, until the client goes. Throws a failure
         * when it cannot begin.
         */
        void open(HttpServerRequest request, List<Symbol> symbols, List<String> channels);
    }
}
