package io.cryptoflow.system;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the paper venue itself wrote down. */
final class VenueJournal {
    /** Ids of the orders it took, in order; an id stands twice here if it was taken twice. */
    final List<String> taken = new ArrayList<>();
    /** What became of each order, in the words of the gateway. */
    final Map<String, String> status = new HashMap<>();
    /** What each order asks for now, amended or not, as {@code quantity@limit}. */
    final Map<String, String> terms = new HashMap<>();
    /** Its executions, as {@code order trade price quantity commission}. */
    final List<String> trades = new ArrayList<>();

    static VenueJournal read(RunningProduct product) throws IOException {
        Path file = product.data().resolve("paper-venue").resolve("journal.jsonl");
        VenueJournal journal = new VenueJournal();
        String text = Files.readString(file);
        // The venue may be writing its next line.
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> journal.add(new JsonObject(line)));
        return journal;
    }

    private void add(JsonObject line) {
        if (line.containsKey("order")) {
            JsonObject order = line.getJsonObject("order");
            taken.add(order.getString("orderId"));
            terms.put(order.getString("orderId"), terms(order));
        }
        line.getJsonArray("reports").forEach(report -> report((JsonObject) report));
    }

    private void report(JsonObject report) {
        String id = report.getString("orderId");
        if (report.getString("type").equals("amended")) {
            terms.put(id, terms(report));
        } else if (!report.getString("type").equals("amend-rejected")) {
            status.put(id, status(report));
        }
        if (report.containsKey("fill")) {
            trades.add(execution(report.getJsonObject("fill")));
        }
    }

    /** What an order asks for; nothing where it has no limit. */
    static String terms(JsonObject order) {
        String quantity = order.getString("quantity");
        String limitPrice = order.getString("limitPrice");
        return quantity == null || limitPrice == null
                ? ""
                : Recording.plain(new BigDecimal(quantity)) + "@" + Recording.plain(new BigDecimal(limitPrice));
    }

    private static String status(JsonObject report) {
        return switch (report.getString("type")) {
            case "accepted" -> "NEW";
            case "traded" -> report.getBoolean("complete") ? "FILLED" : "PARTIALLY_FILLED";
            case "canceled" -> "CANCELED";
            case "expired" -> "EXPIRED";
            default -> "REJECTED";
        };
    }

    /** One line that is the same for the same execution, whoever tells of it. */
    static String execution(JsonObject fill) {
        return String.join(
                " ",
                fill.getString("orderId"),
                fill.getString("tradeId"),
                plain(fill, "lastPrice"),
                plain(fill, "lastQuantity"),
                plain(fill, "commission"));
    }

    private static String plain(JsonObject fill, String field) {
        return Recording.plain(new BigDecimal(fill.getString(field)));
    }
}
