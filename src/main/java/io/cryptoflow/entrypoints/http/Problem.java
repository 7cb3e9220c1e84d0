package io.cryptoflow.entrypoints.http;

import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.risk.DenialReason;
import io.cryptoflow.entrypoints.json.OrderJson;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** A problem document (RFC 9457), the contract's schema {@code Problem}. */
record Problem(
        HttpResponseStatus status,
        String code,
        String detail,
        Optional<String> field,
        Optional<Order> deniedOrder,
        Optional<Reason.Context> numbers) {
    static Problem of(HttpResponseStatus status, String code, String detail, Optional<String> field) {
        return new Problem(status, code, detail, field, Optional.empty(), Optional.empty());
    }

    /** Why the order, or the change of it, was denied, with the field that the client would correct. */
    static Problem ofDenied(HttpResponseStatus status, Answer.Denied denied) {
        Reason reason = denied.reason();
        Order order = denied.order();
        Optional<String> field = DenialReason.valueOf(reason.code()).field();
        boolean spendsQuote = order.terms().quoteQuantity().isPresent();
        return new Problem(
                status,
                reason.code(),
                reason.detail(),
                field.map(name -> spendsQuote && name.equals("quantity") ? "quoteQuantity" : name),
                Optional.of(order),
                reason.context());
    }

    /** The document; inside a trace it names it. */
    JsonObject json() {
        JsonObject json = new JsonObject()
                .put(
                        "type",
                        "urn:cryptoflow:problem:"
                                + code.toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", status.reasonPhrase())
                .put("status", status.code())
                .put("code", code)
                .put("detail", detail);
        field.ifPresent(name -> json.put("field", name));
        deniedOrder.ifPresent(order -> json.put("orderId", order.id().toString()));
        numbers.ifPresent(context -> OrderJson.put(json, context));
        SpanContext trace = Span.current().getSpanContext();
        if (trace.isValid()) {
            json.put("traceId", trace.getTraceId());
        }
        return json;
    }
}
