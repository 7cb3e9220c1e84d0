package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/**
 * Committed events of accounts, and how clients see them.
 *
 * @param find asks for a part of an account's story
 * @param encoder the event as public JSON
 */
public record AccountEvents(
        Function<FindAccountEvents.Query, Future<FindAccountEvents.Result>> find,
        Function<AccountEvent, JsonObject> encoder) {

    Future<List<AccountEvent>> after(FindAccountEvents.Query query) {
        return find.apply(query).map(FindAccountEvents.Result::events);
    }

    /** Whether a client can come back with this sequence number: 0, or that of an event that exists. */
    Future<Boolean> isKnown(AccountId account, long sequence) {
        if (sequence == 0) {
            return Future.succeededFuture(true);
        }
        return after(new FindAccountEvents.Query(account, sequence - 1, 1))
                .map(events -> !events.isEmpty() && events.get(0).sequence() == sequence);
    }

    Message message(AccountEvent event) {
        return Message.of(BridgeAddress.ofAccount(event.account()), event.sequence(), () -> encoder.apply(event));
    }
}
