package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.DeadMansSwitch;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.infrastructure.json.ControlsJson;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Map;

/** Rows of {@code account_controls} and {@code control_changes}: how they are written, and what they mean. */
final class ControlsRows {
    static final String OF_ACCOUNT = "SELECT controls FROM account_controls WHERE account_id = $1";

    static final BulkStatement<Map.Entry<AccountId, AccountControls>> UPSERT =
            BulkStatement.<Map.Entry<AccountId, AccountControls>>of(
                            """
            INSERT INTO account_controls ({columns}) SELECT {columns} FROM {rows}
            ON CONFLICT (account_id) DO UPDATE SET state = excluded.state, controls = excluded.controls,
                dead_man_at = excluded.dead_man_at""")
                    .with("account_id", "text", Map.Entry::getKey)
                    .with("state", "text", entry -> entry.getValue().state())
                    .with("controls", "json", entry -> ControlsJson.encode(entry.getValue())
                            .encode())
                    .with(
                            "dead_man_at",
                            "timestamptz",
                            entry -> BulkStatements.orNull(
                                    entry.getValue().deadMansSwitch().map(DeadMansSwitch::dueAt)));

    static final BulkStatement<AccountEvent> INSERT_CHANGES = BulkStatement.<AccountEvent>of(
                    "INSERT INTO control_changes ({columns}) SELECT {columns} FROM {rows}")
            .with("account_id", "text", AccountEvent::account)
            .with("sequence", "bigint", AccountEvent::sequence);

    private ControlsRows() {}

    static AccountControls read(RowSet<Row> rows) {
        return rows.iterator().hasNext()
                ? ControlsJson.decode((JsonObject) rows.iterator().next().getJson(0))
                : AccountControls.NONE;
    }
}
