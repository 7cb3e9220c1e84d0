package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.LedgerAudit;
import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The books in Postgres, read in one snapshot that takes no locks. */
public final class PostgresLedgerAudit implements LedgerAudit {
    private static final String BEGIN =
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '30s'";
    private static final String SUMS = "SELECT asset, sum(total) FROM ledger_totals GROUP BY asset ORDER BY asset";
    private static final String WRONG_BALANCES = "SELECT account_id, asset, coalesce(l.total, 0),"
            + " coalesce(b.free + b.locked, 0) FROM balances b"
            + " FULL JOIN (SELECT account_id, asset, total FROM ledger_totals WHERE book = 'ACCOUNT') l"
            + " USING (account_id, asset) WHERE coalesce(l.total, 0) <> coalesce(b.free + b.locked, 0)"
            + " ORDER BY account_id, asset LIMIT $1";
    private static final String BEHIND = " FROM ledger_entries WHERE (account_id, sequence, line) > ($1, $2, $3)"
            + " ORDER BY account_id, sequence, line";
    private static final String END = "SELECT account_id, sequence, line" + BEHIND + " OFFSET $4 LIMIT 1";
    // With an upper bound instead of the limit the planner would read the whole table.
    private static final String PORTION = "SELECT account_id, book, asset, sum(amount)"
            + " FROM (SELECT account_id, book, asset, amount" + BEHIND + " LIMIT $4) AS portion"
            + " GROUP BY account_id, book, asset";
    private static final String TOTALS = "SELECT account_id, book, asset, total FROM ledger_totals WHERE ";

    private final Pool pool;

    public PostgresLedgerAudit(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T> Future<T> atOneMoment(Function<Books, Future<T>> look) {
        return pool.withConnection(connection -> connection
                        .query(BEGIN)
                        .execute()
                        .compose(begun -> look.apply(new Snapshot(connection)))
                        .eventually(() -> connection.query("ROLLBACK").execute()))
                .recover(cause -> Future.failedFuture(PostgresFailures.translate(cause)));
    }

    private record Snapshot(SqlConnection connection) implements Books {
        @Override
        public Future<List<Money>> sums() {
            return query(SUMS, Tuple.tuple())
                    .map(rows -> read(rows, row -> new Money(row.getBigDecimal(1), new Asset(row.getString(0)))));
        }

        @Override
        public Future<List<Imbalance>> wrongBalances(int limit) {
            return query(WRONG_BALANCES, Tuple.of(limit)).map(rows -> read(rows, Snapshot::wrongBalance));
        }

        private static Imbalance wrongBalance(Row row) {
            Asset asset = new Asset(row.getString(1));
            return new Imbalance(
                    Imbalance.Rule.BALANCE_IS_TOTAL,
                    Optional.of(new AccountId(row.getString(0))),
                    Optional.of(Movement.Book.ACCOUNT),
                    new Money(row.getBigDecimal(2), asset),
                    new Money(row.getBigDecimal(3), asset));
        }

        @Override
        public Future<Portion> entries(Optional<Place> after, int limit) {
            return query(END, place(after).addInteger(limit - 1))
                    .map(rows -> read(rows, Snapshot::place).stream().findFirst())
                    .compose(end -> query(PORTION, place(after).addInteger(limit))
                            .map(rows -> new Portion(read(rows, Snapshot::bookSum), end)));
        }

        private static Tuple place(Optional<Place> after) {
            return after.map(place -> Tuple.of(place.account().value(), place.sequence(), place.line()))
                    .orElse(Tuple.of("", -1L, 0));
        }

        private static Place place(Row row) {
            return new Place(new AccountId(row.getString(0)), row.getLong(1), row.getInteger(2));
        }

        @Override
        public Future<List<BookSum>> totals(Optional<AccountId> first, Optional<AccountId> end) {
            String from = first.map(AccountId::value).orElse("");
            Future<RowSet<Row>> found = end.isPresent()
                    ? query(
                            TOTALS + "account_id >= $1 AND account_id < $2",
                            Tuple.of(from, end.get().value()))
                    : query(TOTALS + "account_id >= $1", Tuple.of(from));
            return found.map(rows -> read(rows, Snapshot::bookSum));
        }

        private static BookSum bookSum(Row row) {
            return new BookSum(
                    new AccountId(row.getString(0)),
                    Movement.Book.valueOf(row.getString(1)),
                    new Money(row.getBigDecimal(3), new Asset(row.getString(2))));
        }

        private Future<RowSet<Row>> query(String sql, Tuple key) {
            return connection.preparedQuery(sql).execute(key);
        }

        private static <T> List<T> read(RowSet<Row> rows, Function<Row, T> reader) {
            List<T> values = new ArrayList<>();
            rows.forEach(row -> values.add(reader.apply(row)));
            return values;
        }
    }
}
