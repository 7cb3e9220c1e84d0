package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.LedgerEntry;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of {@code ledger_entries} and {@code ledger_totals}: how they are written, and what they mean. */
final class LedgerRows {
    static final String PAGE = "SELECT sequence, line, kind, book, asset, amount, order_id, trade_id, occurred_at"
            + " FROM ledger_entries WHERE account_id = $1 AND (sequence, line) < ($2::bigint, $3::integer)"
            + " ORDER BY sequence DESC, line DESC LIMIT $4";

    static final BulkStatement<AccountEntry> INSERT_ENTRIES = BulkStatement.<AccountEntry>of(
                    "INSERT INTO ledger_entries ({columns}) SELECT {columns} FROM {rows}")
            .with("account_id", "text", AccountEntry::account)
            .with("sequence", "bigint", row -> row.entry().sequence())
            .with("line", "integer", row -> row.entry().line())
            .with("kind", "text", row -> row.entry().content().kind())
            .with("book", "text", row -> row.entry().content().book())
            .with("asset", "text", row -> row.entry().content().amount().asset())
            .with("amount", "numeric", row -> row.entry().content().amount().plain())
            .with("order_id", "uuid", row -> BulkStatements.orNull(row.entry().orderId()))
            .with("trade_id", "text", row -> BulkStatements.orNull(row.entry().tradeId()))
            .with("occurred_at", "timestamptz", row -> row.entry().occurredAt());

    static final BulkStatement<Map.Entry<BookKey, BigDecimal>> ADD_TO_TOTALS =
            BulkStatement.<Map.Entry<BookKey, BigDecimal>>of(
                            """
            INSERT INTO ledger_totals AS l ({columns}) SELECT {columns} FROM {rows}
            ON CONFLICT (account_id, asset, book) DO UPDATE SET total = l.total + excluded.total""")
                    .with("account_id", "text", entry -> entry.getKey().account())
                    .with("asset", "text", entry -> entry.getKey().asset())
                    .with("book", "text", entry -> entry.getKey().book())
                    .with("total", "numeric", entry -> entry.getValue().toPlainString());

    private LedgerRows() {}

    record AccountEntry(AccountId account, LedgerEntry entry) {
        BookKey key() {
            return new BookKey(
                    account, entry.content().amount().asset(), entry.content().book());
        }
    }

    record BookKey(AccountId account, Asset asset, Movement.Book book) {}

    static List<LedgerEntry> read(RowSet<Row> rows) {
        List<LedgerEntry> entries = new ArrayList<>();
        rows.forEach(row -> entries.add(new LedgerEntry(
                row.getLong("sequence"),
                row.getInteger("line"),
                new Movement.Line(
                        Movement.Kind.valueOf(row.getString("kind")),
                        Movement.Book.valueOf(row.getString("book")),
                        new Money(row.getBigDecimal("amount"), new Asset(row.getString("asset")))),
                Optional.ofNullable(row.getUUID("order_id")).map(OrderId::new),
                Optional.ofNullable(row.getString("trade_id")),
                row.getOffsetDateTime("occurred_at").toInstant())));
        return entries;
    }
}
