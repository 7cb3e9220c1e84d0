package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of {@code positions}: how they are written, and what they mean. */
final class PositionRows {
    static final String OF_ACCOUNT =
            "SELECT symbol, quantity, cost, realized, commission, day, realized_of_day, updated_at"
                    + " FROM positions WHERE account_id = $1 ORDER BY symbol COLLATE \"C\"";

    static final BulkStatement<Map.Entry<AccountSymbol, Position>> UPSERT =
            BulkStatement.<Map.Entry<AccountSymbol, Position>>of(
                            """
            INSERT INTO positions ({columns}) SELECT {columns} FROM {rows}
            ON CONFLICT (account_id, symbol) DO UPDATE SET quantity = excluded.quantity, cost = excluded.cost,
                realized = excluded.realized, commission = excluded.commission, day = excluded.day,
                realized_of_day = excluded.realized_of_day, updated_at = excluded.updated_at""")
                    .with("account_id", "text", entry -> entry.getKey().account())
                    .with("symbol", "text", entry -> entry.getKey().symbol())
                    .with("quantity", "numeric", entry -> entry.getValue()
                            .quantity()
                            .plain())
                    .with("cost", "numeric", entry -> entry.getValue().cost().plain())
                    .with("realized", "numeric", entry -> entry.getValue()
                            .realized()
                            .plain())
                    .with("commission", "numeric", entry -> entry.getValue()
                            .commission()
                            .plain())
                    .with("day", "date", entry -> entry.getValue().day().date())
                    .with(
                            "realized_of_day",
                            "numeric",
                            entry -> entry.getValue().day().realized().plain())
                    .with("updated_at", "timestamptz", entry -> entry.getValue().updatedAt());

    private PositionRows() {}

    record AccountSymbol(AccountId account, Symbol symbol) {}

    static List<Position> read(RowSet<Row> rows) {
        List<Position> positions = new ArrayList<>();
        rows.forEach(row -> positions.add(read(row)));
        return positions;
    }

    private static Position read(Row row) {
        Symbol symbol = Symbol.of(row.getString("symbol"));
        return new Position(
                symbol,
                new Money(row.getBigDecimal("quantity"), symbol.base()),
                new Money(row.getBigDecimal("cost"), symbol.quote()),
                new Money(row.getBigDecimal("realized"), symbol.quote()),
                new Money(row.getBigDecimal("commission"), symbol.quote()),
                new Position.Day(
                        row.getLocalDate("day"), new Money(row.getBigDecimal("realized_of_day"), symbol.quote())),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
