package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Says messages of version 1 of the WebSocket in version 2, digit by digit: what is recorded in version 1 can then be played to
 * a reader of version 2. Version 1 sends no checksum with a snapshot, so it is counted here, from the digits as sent.
 */
final class VersionOne {
    private long trades;

    /** What version 2 would have sent; absent for what it does not send, such as the opening prices inside a ticker. */
    Optional<String> inVersionTwo(Object message) {
        return message instanceof JsonArray data ? data(data) : event((JsonObject) message);
    }

    private static Optional<String> event(JsonObject event) {
        return switch (event.getString("event")) {
            case "heartbeat" -> Optional.of("{\"channel\":\"heartbeat\"}");
            case "pong" -> Optional.of("{\"method\":\"pong\"}");
            case "systemStatus" -> Optional.of("{\"channel\":\"status\",\"type\":\"update\",\"data\":[]}");
            case "subscriptionStatus" -> Optional.of("{\"method\":\"subscribe\",\"success\":true,\"result\":{}}");
            default -> Optional.empty();
        };
    }

    private Optional<String> data(JsonArray message) {
        String channel = String.valueOf(message.getValue(message.size() - 2));
        String symbol = String.valueOf(message.getValue(message.size() - 1));
        if (channel.startsWith("book")) {
            List<JsonObject> parts = message.stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
            return Optional.of(book(symbol, parts));
        }
        return channel.equals("trade") ? Optional.of(trades(symbol, message.getJsonArray(1))) : Optional.empty();
    }

    private static String book(String symbol, List<JsonObject> parts) {
        boolean snapshot = parts.get(0).containsKey("as");
        List<JsonArray> asks = levels(parts, snapshot ? "as" : "a");
        List<JsonArray> bids = levels(parts, snapshot ? "bs" : "b");
        String checksum = parts.stream()
                .map(part -> part.getString("c"))
                .filter(given -> given != null)
                .findFirst()
                .orElseGet(() -> String.valueOf(checksum(asks, bids)));
        Instant time = Stream.concat(asks.stream(), bids.stream())
                .map(level -> time(level.getString(2)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return "{\"channel\":\"book\",\"type\":\"%s\",\"data\":[{\"symbol\":\"%s\",\"bids\":[%s],\"asks\":[%s],\"checksum\":%s,\"timestamp\":\"%s\"}]}"
                .formatted(snapshot ? "snapshot" : "update", symbol, text(bids), text(asks), checksum, time);
    }

    private static List<JsonArray> levels(List<JsonObject> parts, String side) {
        return parts.stream()
                .filter(part -> part.containsKey(side))
                .flatMap(part -> part.getJsonArray(side).stream())
                .map(JsonArray.class::cast)
                .toList();
    }

    private static String text(List<JsonArray> levels) {
        return levels.stream()
                .map(level -> "{\"price\":%s,\"qty\":%s}".formatted(level.getString(0), level.getString(1)))
                .collect(Collectors.joining(","));
    }

    private String trades(String symbol, JsonArray rows) {
        return rows.stream()
                .map(JsonArray.class::cast)
                .map(row ->
                        "{\"symbol\":\"%s\",\"side\":\"%s\",\"price\":%s,\"qty\":%s,\"ord_type\":\"%s\",\"trade_id\":%d,\"timestamp\":\"%s\"}"
                                .formatted(
                                        symbol,
                                        row.getString(3).equals("b") ? "buy" : "sell",
                                        row.getString(0),
                                        row.getString(1),
                                        row.getString(4).equals("m") ? "market" : "limit",
                                        ++trades,
                                        time(row.getString(2))))
                .collect(Collectors.joining(",", "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[", "]}"));
    }

    private static Instant time(String seconds) {
        BigDecimal micros = new BigDecimal(seconds).movePointRight(6);
        return Instant.EPOCH.plusNanos(micros.longValueExact() * 1000);
    }

    private static long checksum(List<JsonArray> asks, List<JsonArray> bids) {
        Function<List<JsonArray>, String> digits = side -> side.stream()
                .limit(10)
                .flatMap(level -> Stream.of(level.getString(0), level.getString(1)))
                .map(amount -> amount.replace(".", "").replaceFirst("^0+", ""))
                .collect(Collectors.joining());
        CRC32 crc = new CRC32();
        crc.update((digits.apply(asks) + digits.apply(bids)).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    /** The messages of a recording, one per line as {@code {"recv_s":...,"msg":...}}; what was sent is left out. */
    static List<Object> received(String lines) {
        return lines.lines()
                .map(WireJson::object)
                .filter(line -> line.containsKey("recv_s"))
                .map(line -> line.getValue("msg"))
                .toList();
    }
}
