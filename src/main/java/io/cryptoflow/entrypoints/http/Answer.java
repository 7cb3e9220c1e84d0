package io.cryptoflow.entrypoints.http;

import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.Reason;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** What an endpoint answers when nothing failed. */
sealed interface Answer {
    /** A document in JSON; {@code location} is the path of what was made. */
    record Document(HttpResponseStatus status, Buffer body, Optional<String> location) implements Answer {}

    /** A rule of trading denied the order, or the change of it. */
    record Denied(Reason reason, Order order) implements Answer {}

    /** An answer that goes on until the client goes; {@code begin} writes it. */
    record Stream(Consumer<HttpServerRequest> begin) implements Answer {}

    /** The order was denied. */
    static Denied denied(Order order) {
        return new Denied(order.reason().orElseThrow(), order);
    }

    static Answer ok(JsonObject body) {
        return ok(body.toBuffer());
    }

    static Answer ok(Buffer json) {
        return new Document(HttpResponseStatus.OK, json, Optional.empty());
    }

    static Answer accepted(JsonObject body) {
        return new Document(HttpResponseStatus.ACCEPTED, body.toBuffer(), Optional.empty());
    }

    static Answer created(String location, JsonObject body) {
        return new Document(HttpResponseStatus.CREATED, body.toBuffer(), Optional.of(location));
    }
}
