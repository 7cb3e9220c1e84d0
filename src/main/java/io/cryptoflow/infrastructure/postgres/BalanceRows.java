package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code balances} and what they mean. */
final class BalanceRows {
    static final String OF_ACCOUNT = "SELECT asset, free, locked FROM balances WHERE account_id = $1 ORDER BY asset";

    private BalanceRows() {}

    static List<Balance> read(RowSet<Row> rows) {
        List<Balance> balances = new ArrayList<>();
        rows.forEach(row -> {
            Asset asset = new Asset(row.getString(0));
            balances.add(new Balance(new Money(row.getBigDecimal(1), asset), new Money(row.getBigDecimal(2), asset)));
        });
        return balances;
    }
}
