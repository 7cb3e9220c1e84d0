package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.ExposureReader;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What all accounts have at stake, as committed. */
public final class PostgresExposure implements ExposureReader {
    private static final String EXPOSURES =
            """
            SELECT coalesce(o.symbol, p.symbol) AS symbol, coalesce(o.notional, 0) AS notional,
                coalesce(p.realized, 0) AS realized, coalesce(p.long, 0) AS long, coalesce(p.long_cost, 0) AS long_cost,
                coalesce(p.short, 0) AS short, coalesce(p.short_cost, 0) AS short_cost
            FROM (SELECT symbol, sum(coalesce((quantity - cumulative_quantity) * worst_price,
                    quote_quantity - cumulative_notional)) AS notional
                FROM orders WHERE order_id = ANY (ARRAY(SELECT order_id FROM open_orders)) GROUP BY symbol) o
            FULL JOIN (SELECT symbol, sum(realized) AS realized,
                    sum(quantity) FILTER (WHERE quantity > 0) AS long, sum(cost) FILTER (WHERE quantity > 0) AS long_cost,
                    sum(quantity) FILTER (WHERE quantity < 0) AS short, sum(cost) FILTER (WHERE quantity < 0) AS short_cost
                FROM positions GROUP BY symbol) p USING (symbol)""";

    private final Pool pool;

    public PostgresExposure(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<List<Exposure>> exposures() {
        return PostgresFailures.translated(pool.preparedQuery(EXPOSURES).execute())
                .map(rows -> {
                    List<Exposure> exposures = new ArrayList<>();
                    rows.forEach(row -> exposures.add(exposure(row)));
                    return exposures;
                });
    }

    private static Exposure exposure(Row row) {
        Symbol symbol = Symbol.of(row.getString("symbol"));
        List<Held> held = new ArrayList<>();
        for (String direction : List.of("long", "short")) {
            BigDecimal quantity = row.getBigDecimal(direction);
            if (quantity.signum() != 0) {
                held.add(new Held(
                        new Money(quantity, symbol.base()),
                        new Money(row.getBigDecimal(direction + "_cost"), symbol.quote())));
            }
        }
        return new Exposure(
                symbol,
                new Money(row.getBigDecimal("notional"), symbol.quote()),
                new Money(row.getBigDecimal("realized"), symbol.quote()),
                held);
    }
}
