package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.infrastructure.postgres.BulkStatements.orNull;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.TradeMark;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candles in Postgres, any number of them in one statement. */
public final class PostgresCandleStore implements CandleStore {
    private static final BulkStatement<SourcedCandle> UPSERT = BulkStatement.<SourcedCandle>of(
                    """
            INSERT INTO candles ({columns}) SELECT {columns} FROM {rows}
            ON CONFLICT (source, symbol, interval, open_time) DO UPDATE SET open = excluded.open, high = excluded.high,
                low = excluded.low, close = excluded.close, volume = excluded.volume,
                quote_volume = excluded.quote_volume, closed = excluded.closed, gap = excluded.gap,
                last_trade_id = excluded.last_trade_id, last_trade_at = excluded.last_trade_at""")
            .with("source", "text", SourcedCandle::source)
            .with("symbol", "text", row -> row.candle().symbol())
            .with("interval", "text", row -> row.candle().interval().text())
            .with("open_time", "timestamptz", row -> row.candle().openTime())
            .with("open", "numeric", row -> row.candle().open())
            .with("high", "numeric", row -> row.candle().high())
            .with("low", "numeric", row -> row.candle().low())
            .with("close", "numeric", row -> row.candle().close())
            .with("volume", "numeric", row -> row.candle().volume())
            .with(
                    "quote_volume",
                    "numeric",
                    row -> orNull(row.kept().quoteVolume().map(Money::plain)))
            .with("closed", "boolean", row -> row.candle().closed())
            .with("gap", "boolean", row -> row.kept().gap())
            .with("last_trade_id", "text", row -> orNull(row.kept().lastTrade().map(TradeMark::tradeId)))
            .with(
                    "last_trade_at",
                    "timestamptz",
                    row -> orNull(row.kept().lastTrade().map(TradeMark::occurredAt)));
    private static final String FIND = "SELECT open_time, open, high, low, close, volume, quote_volume, closed, gap,"
            + " last_trade_id, last_trade_at FROM candles"
            + " WHERE source = $1 AND symbol = $2 AND interval = $3 AND open_time >= $4 AND open_time < $5"
            + " ORDER BY open_time ";
    private static final String FIND_OLDEST = FIND + "LIMIT $6";
    private static final String FIND_NEWEST = FIND + "DESC LIMIT $6";

    private final Pool pool;

    private record SourcedCandle(String source, KeptCandle kept) {
        Candle candle() {
            return kept.candle();
        }
    }

    private record Place(Symbol symbol, CandleInterval interval, Instant openTime) {}

    public PostgresCandleStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Void> store(MarketSource source, List<KeptCandle> candles) {
        if (candles.isEmpty()) {
            return Future.succeededFuture();
        }
        String name = name(source);
        List<SourcedCandle> rows = latest(candles).stream()
                .map(kept -> new SourcedCandle(name, kept))
                .toList();
        return PostgresFailures.translated(pool.preparedQuery(UPSERT.sql()).execute(UPSERT.tuple(rows)))
                .mapEmpty();
    }

    /** One statement may touch a row once only. */
    private static Collection<KeptCandle> latest(List<KeptCandle> candles) {
        Map<Place, KeptCandle> latest = new LinkedHashMap<>();
        candles.forEach(kept ->
                latest.put(new Place(kept.candle().symbol(), kept.candle().interval(), kept.openTime()), kept));
        return latest.values();
    }

    @Override
    public Future<List<KeptCandle>> find(Range range) {
        boolean newest = range.end() == End.NEWEST;
        Tuple key = Tuple.of(
                name(range.source()),
                range.symbol().toString(),
                range.interval().text(),
                range.from().atOffset(ZoneOffset.UTC),
                range.to().atOffset(ZoneOffset.UTC),
                range.limit());
        return PostgresFailures.translated(
                        pool.preparedQuery(newest ? FIND_NEWEST : FIND_OLDEST).execute(key))
                .map(rows -> {
                    List<KeptCandle> found = new ArrayList<>();
                    rows.forEach(row -> found.add(read(row, range)));
                    if (newest) {
                        Collections.reverse(found);
                    }
                    return found;
                });
    }

    private static KeptCandle read(Row row, Range range) {
        Candle candle = new Candle(
                range.symbol(),
                range.interval(),
                row.getOffsetDateTime(0).toInstant(),
                new Price(row.getBigDecimal(1)),
                new Price(row.getBigDecimal(2)),
                new Price(row.getBigDecimal(3)),
                new Price(row.getBigDecimal(4)),
                new Quantity(row.getBigDecimal(5)),
                row.getBoolean(7));
        return new KeptCandle(
                candle,
                Optional.ofNullable(row.getBigDecimal(6))
                        .map(amount -> new Money(amount, range.symbol().quote())),
                row.getBoolean(8),
                Optional.ofNullable(row.getString(9))
                        .map(id -> new TradeMark(id, row.getOffsetDateTime(10).toInstant())));
    }

    private static String name(MarketSource source) {
        return source.kind().text() + " " + source.name();
    }
}
