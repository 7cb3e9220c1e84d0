package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.account.FindLedger;
import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.port.AccountReader.FillFilter;
import io.cryptoflow.application.port.AccountReader.LedgerFilter;
import io.cryptoflow.application.port.AccountReader.LedgerPlace;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.entrypoints.json.AccountEventJson;
import io.cryptoflow.entrypoints.json.AccountJson;
import io.cryptoflow.entrypoints.json.LedgerJson;
import io.cryptoflow.entrypoints.json.PositionJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** What the account owns and what it traded. */
final class AccountEndpoints {
    private final MessageBus bus;

    AccountEndpoints(MessageBus bus) {
        this.bus = bus;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of(
                "getBalances", this::balances,
                "listFills", this::fills,
                "listPositions", this::positions,
                "listLedgerEntries", this::ledger,
                "listAccountEvents", this::events);
    }

    private Future<Answer> balances(Call call) {
        return bus.request(Addresses.FIND_BALANCES, new FindBalances.Query(call.account()))
                .map(found -> Answer.ok(balances(found)));
    }

    private static JsonObject balances(FindBalances.Result found) {
        return new JsonObject()
                .put("accountId", found.account().value())
                .put("balances", AccountJson.balances(found.balances()));
    }

    private Future<Answer> events(Call call) {
        return bus.request(
                        Addresses.FIND_ACCOUNT_EVENTS,
                        new FindAccountEvents.Query(call.account(), call.longNumber("after"), call.number("limit")))
                .map(found -> Answer.ok(AccountEventJson.list(found.events())));
    }

    private Future<Answer> fills(Call call) {
        Optional<OrderId> order = call.text("orderId").map(OrderId::of);
        Cursor cursor = new Cursor("fills " + call.account() + " " + call.symbol() + " " + order);
        FillFilter filter = new FillFilter(
                call.symbol(),
                order,
                call.number("limit"),
                call.text("cursor").map(text -> cursor.decode(text, Long::valueOf)));
        return bus.request(Addresses.FIND_FILLS, new FindFills.Query(call.account(), filter))
                .map(page -> Answer.ok(page(page, cursor)));
    }

    private static JsonObject page(FindFills.Result page, Cursor cursor) {
        JsonArray fills = new JsonArray();
        page.fills().forEach(fill -> fills.add(AccountJson.fill(fill)));
        JsonObject json = new JsonObject().put("fills", fills);
        Optional<String> next = page.next().map(number -> cursor.encode(Long.toString(number)));
        next.ifPresent(position -> json.put("next", position));
        return json;
    }

    private Future<Answer> positions(Call call) {
        return bus.request(Addresses.FIND_POSITIONS, new FindPositions.Query(call.account()))
                .map(found -> Answer.ok(new JsonObject()
                        .put("accountId", found.account().value())
                        .put("positions", PositionJson.of(found.positions()))));
    }

    private Future<Answer> ledger(Call call) {
        Cursor cursor = new Cursor("ledger " + call.account());
        LedgerFilter filter = new LedgerFilter(
                call.number("limit"), call.text("cursor").map(text -> cursor.decode(text, AccountEndpoints::place)));
        return bus.request(Addresses.FIND_LEDGER, new FindLedger.Query(call.account(), filter))
                .map(page -> Answer.ok(page(page, cursor)));
    }

    private static JsonObject page(FindLedger.Result page, Cursor cursor) {
        JsonObject json = new JsonObject().put("entries", LedgerJson.of(page.entries()));
        page.next()
                .map(place -> cursor.encode(place.sequence() + "." + place.line()))
                .ifPresent(position -> json.put("next", position));
        return json;
    }

    private static LedgerPlace place(String position) {
        int dot = position.indexOf('.');
        return new LedgerPlace(
                Long.parseLong(position.substring(0, Math.max(0, dot))), Integer.parseInt(position.substring(dot + 1)));
    }
}
