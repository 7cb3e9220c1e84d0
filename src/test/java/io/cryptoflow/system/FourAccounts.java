package io.cryptoflow.system;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What clients were told, what Postgres holds, what the venue wrote down and what the event stream delivers, side by side. */
final class FourAccounts {
    private static final int MENTIONED = 20;
    private static final Set<String> UNDECIDED = Set.of("PENDING_NEW", "PENDING_CANCEL", "UNKNOWN");

    private final Map<String, String> told = new HashMap<>();
    private final Set<String> denied = new HashSet<>();
    private final Set<String> canceled = new HashSet<>();
    private final List<JsonObject> orders;
    private final List<String> fills;
    private final VenueJournal venue;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> stuck = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private FourAccounts(List<Trader> traders, List<JsonObject> orders, List<String> fills, VenueJournal venue) {
        for (Trader trader : traders) {
            told.putAll(trader.placed);
            denied.addAll(trader.denied);
            canceled.addAll(trader.canceled);
            troubles.addAll(trader.complaints);
        }
        this.orders = orders;
        this.fills = fills;
        this.venue = venue;
    }

    /** Waits at most {@code settle} until nothing is undecided, then compares. */
    static FourAccounts compare(
            RunningProduct product, List<Trader> traders, Map<String, String> start, Duration settle) throws Exception {
        try (Database database = new Database(product)) {
            Waiting.until(settle, () -> read(product, traders, database).isSettled());
            FourAccounts accounts = read(product, traders, database);
            accounts.compareClients();
            accounts.compareVenue();
            accounts.compareEvents(database);
            accounts.compareStream(product, start);
            return accounts;
        }
    }

    private static FourAccounts read(RunningProduct product, List<Trader> traders, Database database) throws Exception {
        List<JsonObject> orders = database.ask("SELECT json_build_object('id', order_id, 'client', client_order_id,"
                + " 'status', status, 'reason', reason_code, 'quantity', quantity::text,"
                + " 'limitPrice', limit_price::text) FROM orders");
        List<String> fills = database
                .ask("SELECT json_build_object('orderId', order_id, 'tradeId', trade_id,"
                        + " 'lastPrice', last_price::text, 'lastQuantity', last_quantity::text,"
                        + " 'commission', commission::text) FROM fills")
                .stream()
                .map(VenueJournal::execution)
                .toList();
        return new FourAccounts(traders, orders, fills, VenueJournal.read(product));
    }

    FaultRow.Outcome outcome() {
        return new FaultRow.Outcome(
                orders.size(), told.size() - denied.size(), lost.size(), doubled.size(), stuck.size());
    }

    /** All that does not fit, in words. */
    List<String> details() {
        return Stream.of(lost, doubled, stuck, troubles)
                .flatMap(List::stream)
                .limit(MENTIONED)
                .toList();
    }

    private boolean isSettled() {
        return orders.stream().allMatch(this::isSettled) && Set.copyOf(fills).equals(Set.copyOf(venue.trades));
    }

    private boolean isSettled(JsonObject order) {
        String status = order.getString("status");
        String there = venue.status.getOrDefault(order.getString("id"), "none");
        boolean neverLived = status.equals("DENIED") || isGivenUp(order);
        return !UNDECIDED.contains(status)
                && (neverLived
                        ? Set.of("none", "CANCELED").contains(there)
                        : status.equals(there)
                                && VenueJournal.terms(order).equals(venue.terms.get(order.getString("id"))));
    }

    private static boolean isGivenUp(JsonObject order) {
        return "NEVER_ARRIVED".equals(order.getString("reason"));
    }

    private void compareClients() {
        Map<String, JsonObject> byClientId = new HashMap<>();
        orders.forEach(order -> byClientId.put(order.getString("client"), order));
        told.forEach((clientOrderId, id) -> {
            JsonObject order = byClientId.get(clientOrderId);
            boolean isThere = order != null
                    && (denied.contains(clientOrderId)
                            ? order.getString("status").equals("DENIED")
                            : order.getString("id").equals(id));
            note(lost, !isThere, "told " + clientOrderId + " is " + id + ", stored " + order);
        });
        byClientId.keySet().forEach(id -> note(troubles, !told.containsKey(id), "nobody was told of " + id));
        note(doubled, byClientId.size() != orders.size(), "client order ids stored twice");
        orders.forEach(order -> note(
                troubles,
                canceled.contains(order.getString("id"))
                        && !Set.of("CANCELED", "FILLED").contains(order.getString("status")),
                "told canceled, stored " + order));
    }

    private void compareVenue() {
        Set<String> known = new HashSet<>();
        venue.taken.forEach(id -> note(doubled, !known.add(id), "the venue took twice " + id));
        Set<String> stored = orders.stream().map(order -> order.getString("id")).collect(Collectors.toSet());
        known.forEach(id -> note(troubles, !stored.contains(id), "only the venue has " + id));
        for (JsonObject order : orders) {
            boolean mustBeThere = !order.getString("status").equals("DENIED") && !isGivenUp(order);
            boolean isThere = known.contains(order.getString("id"));
            note(
                    lost,
                    mustBeThere && !isThere && !UNDECIDED.contains(order.getString("status")),
                    "never at the venue " + order);
            note(
                    stuck,
                    !isSettled(order) && (isThere || UNDECIDED.contains(order.getString("status"))),
                    "here " + order + " there " + venue.status.get(order.getString("id")) + " "
                            + venue.terms.get(order.getString("id")));
        }
        Set<String> booked = new HashSet<>();
        fills.forEach(fill -> note(doubled, !booked.add(fill) || !venue.trades.contains(fill), "fill " + fill));
        venue.trades.forEach(trade -> note(lost, !booked.contains(trade), "fill not stored " + trade));
    }

    private void compareEvents(Database database) throws Exception {
        List<JsonObject> events = database.ask("SELECT json_build_object('sequence', sequence, 'order', order_id,"
                + " 'status', content -> 'order' ->> 'status') FROM account_events ORDER BY sequence");
        List<Long> sequences =
                events.stream().map(event -> event.getLong("sequence")).toList();
        note(troubles, !sequences.equals(upTo(events.size())), "the story has gaps");
        Map<String, String> last = new HashMap<>();
        events.stream()
                .filter(event -> event.getString("status") != null)
                .forEach(event -> last.put(event.getString("order"), event.getString("status")));
        orders.forEach(order -> note(
                troubles,
                !order.getString("status").equals(last.get(order.getString("id"))),
                "the last event of " + order + " says " + last.get(order.getString("id"))));
    }

    private void compareStream(RunningProduct product, Map<String, String> start) throws Exception {
        try {
            AccountSnapshot.withoutOrderEvents(product).addsUpFrom(start);
        } catch (AssertionError wrong) {
            troubles.add("the stream and the balances: " + wrong.getMessage());
        }
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void note(Collection<String> list, boolean isWrong, String what) {
        if (isWrong) {
            list.add(what);
        }
    }
}
