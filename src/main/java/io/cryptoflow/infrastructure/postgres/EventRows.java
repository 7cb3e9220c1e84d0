package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.infrastructure.json.EventContentJson;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code account_events} and what they mean. */
final class EventRows {
    static final String COLUMNS = "e.account_id, e.sequence, e.occurred_at, e.content";

    private EventRows() {}

    static List<AccountEvent> read(RowSet<Row> rows) {
        List<AccountEvent> events = new ArrayList<>();
        rows.forEach(row -> events.add(new AccountEvent(
                new AccountId(row.getString(0)),
                row.getLong(1),
                row.getOffsetDateTime(2).toInstant(),
                EventContentJson.decode((JsonObject) row.getJson(3)))));
        return events;
    }
}
