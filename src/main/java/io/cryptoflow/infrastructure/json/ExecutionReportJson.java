package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport.Accepted;
import io.cryptoflow.domain.order.ExecutionReport.AmendRejected;
import io.cryptoflow.domain.order.ExecutionReport.Amended;
import io.cryptoflow.domain.order.ExecutionReport.Canceled;
import io.cryptoflow.domain.order.ExecutionReport.Expired;
import io.cryptoflow.domain.order.ExecutionReport.Rejected;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.VenueOrderId;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A venue's report as JSON and back. */
public final class ExecutionReportJson {
    private static final ExecutionReport.Visitor<JsonObject> ENCODER = new Encoder();

    private ExecutionReportJson() {}

    /** The report's name and everything it carries. */
    public static JsonObject encode(ExecutionReport report) {
        return report.accept(ENCODER)
                .put("orderId", report.orderId().toString())
                .put("occurredAt", report.occurredAt().toString());
    }

    /** Reads what {@link #encode} wrote; {@link IllegalArgumentException} when the type is not known. */
    public static ExecutionReport decode(JsonObject json) {
        OrderId orderId = OrderId.of(json.getString("orderId"));
        Instant at = Instant.parse(json.getString("occurredAt"));
        return switch (json.getString("type")) {
            case "accepted" -> new Accepted(orderId, new VenueOrderId(json.getString("venueOrderId")), at);
            case "traded" ->
                new Traded(FillJson.decode(json.getJsonObject("fill")), cumulative(json), json.getBoolean("complete"));
            case "canceled" -> new Canceled(orderId, cumulative(json), at);
            case "expired" -> new Expired(orderId, cumulative(json), json.getString("detail"), at);
            case "amended" ->
                new Amended(
                        orderId,
                        json.getInteger("revision"),
                        Quantity.of(json.getString("quantity")),
                        Price.of(json.getString("limitPrice")),
                        cumulative(json),
                        at);
            case "amend-rejected" ->
                new AmendRejected(orderId, json.getInteger("revision"), json.getString("detail"), at);
            case "rejected" -> new Rejected(orderId, json.getString("detail"), at);
            default ->
                throw new IllegalArgumentException("expected the type of a report, was " + json.getString("type"));
        };
    }

    private static Quantity cumulative(JsonObject json) {
        return Quantity.of(json.getString("cumulativeQuantity"));
    }

    private static final class Encoder implements ExecutionReport.Visitor<JsonObject> {
        @Override
        public JsonObject accepted(Accepted report) {
            return typed("accepted").put("venueOrderId", report.venueOrderId().value());
        }

        @Override
        public JsonObject traded(Traded report) {
            return closed("traded", report.cumulativeQuantity())
                    .put("complete", report.complete())
                    .put("fill", FillJson.encode(report.fill()));
        }

        @Override
        public JsonObject canceled(Canceled report) {
            return closed("canceled", report.cumulativeQuantity());
        }

        @Override
        public JsonObject expired(Expired report) {
            return closed("expired", report.cumulativeQuantity()).put("detail", report.detail());
        }

        @Override
        public JsonObject rejected(Rejected report) {
            return typed("rejected").put("detail", report.detail());
        }

        @Override
        public JsonObject amended(Amended report) {
            return closed("amended", report.cumulativeQuantity())
                    .put("revision", report.revision())
                    .put("quantity", report.quantity().toString())
                    .put("limitPrice", report.limitPrice().toString());
        }

        @Override
        public JsonObject amendRejected(AmendRejected report) {
            return typed("amend-rejected").put("revision", report.revision()).put("detail", report.detail());
        }

        private static JsonObject closed(String type, Quantity cumulative) {
            return typed(type).put("cumulativeQuantity", cumulative.toString());
        }

        private static JsonObject typed(String type) {
            return new JsonObject().put("type", type);
        }
    }
}
