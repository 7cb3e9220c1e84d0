package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.backtest.CandleRange;
import io.cryptoflow.application.backtest.StartBacktest;
import io.cryptoflow.domain.backtest.BacktestTerms;
import io.cryptoflow.domain.backtest.Liquidity;
import io.cryptoflow.domain.backtest.Performance;
import io.cryptoflow.domain.backtest.SimulatedFill;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** Backtests as requests ask for them and as the schemas {@code Backtest} and {@code BacktestSummary} show them. */
public final class BacktestJson {
    private static final Set<String> FIELDS = Set.of(
            "symbol",
            "interval",
            "strategy",
            "file",
            "from",
            "to",
            "cash",
            "commission",
            "participation",
            "slippageStep");
    private static final BigDecimal PARTICIPATION = new BigDecimal("0.1");
    private static final BigDecimal SLIPPAGE_STEP = new BigDecimal("0.0005");

    private BacktestJson() {}

    /** Reads the schema {@code BacktestRequest}. */
    public static StartBacktest.Command command(AccountId account, JsonObject body) {
        RequestFields fields = RequestFields.of(body, FIELDS);
        Symbol symbol = fields.required("symbol", Symbol::of);
        CandleInterval interval = fields.required("interval", BacktestJson::interval);
        CandleRange range = new CandleRange(
                fields.optional("file", text -> text),
                fields.optional("from", BacktestJson::time),
                fields.optional("to", BacktestJson::time));
        BigDecimal participation =
                fields.optional("participation", RequestFields::unsigned).orElse(PARTICIPATION);
        BigDecimal step =
                fields.optional("slippageStep", RequestFields::unsigned).orElse(SLIPPAGE_STEP);
        return new StartBacktest.Command(
                account,
                symbol,
                interval,
                StrategyJson.rules(fields),
                range,
                fields.required("cash", RequestFields::unsigned),
                fields.optional("commission", RequestFields::unsigned),
                UnprocessableRequest.unless("INVALID_BACKTEST", "", () -> new Liquidity(participation, step)));
    }

    private static CandleInterval interval(String text) {
        return CandleInterval.of(text)
                .orElseThrow(() -> new IllegalArgumentException("expected one of 1m, 5m, 15m, 1h, 4h, 1d"));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException("expected a time in UTC like 2026-01-05T09:30:00Z", notATime);
        }
    }

    /** The schema {@code BacktestProgress}. */
    public static JsonObject progress(Backtest backtest) {
        return new JsonObject()
                .put("backtestId", backtest.id().toString())
                .put("status", backtest.status().name())
                .put("candlesDone", backtest.candlesDone())
                .put("candles", backtest.candles())
                .put("percent", backtest.percent());
    }

    /** The schema {@code BacktestSummary}. */
    public static JsonObject summary(Backtest backtest) {
        JsonObject json = progress(backtest).mergeIn(terms(backtest.terms()));
        backtest.range().file().ifPresent(file -> json.put("file", file));
        backtest.range().from().ifPresent(from -> json.put("from", from.toString()));
        backtest.range().to().ifPresent(to -> json.put("to", to.toString()));
        backtest.failure().ifPresent(why -> json.put("failure", why));
        return json.put("createdAt", backtest.createdAt().toString());
    }

    /** The schema {@code Backtests}. */
    public static JsonObject list(List<Backtest> backtests) {
        JsonArray all = new JsonArray();
        backtests.forEach(backtest -> all.add(summary(backtest)));
        return new JsonObject().put("backtests", all);
    }

    /** The schema {@code Backtest}: the summary, and the result where it is done. */
    public static JsonObject of(Backtest backtest) {
        JsonObject json = summary(backtest);
        backtest.performance().ifPresent(performance -> json.put("result", result(performance)));
        return json;
    }

    private static JsonObject terms(BacktestTerms terms) {
        return new JsonObject()
                .put("symbol", terms.instrument().symbol().toString())
                .put("interval", terms.interval().text())
                .put("strategy", StrategyJson.of(terms.rules()))
                .put("cash", terms.cash().plain())
                .put("commission", terms.commission().toPlainString())
                .put("participation", terms.liquidity().participation().toPlainString())
                .put("slippageStep", terms.liquidity().step().toPlainString());
    }

    /** The schema {@code BacktestResult}: the same backtest has the same bytes. */
    public static JsonObject result(Performance performance) {
        JsonArray fills = new JsonArray();
        performance.fills().forEach(fill -> fills.add(fill(fill)));
        JsonArray curve = new JsonArray();
        performance
                .equityCurve()
                .forEach(point -> curve.add(new JsonObject()
                        .put("time", point.time().toString())
                        .put("equity", point.equity().toPlainString())));
        JsonObject json = new JsonObject()
                .put("finalEquity", performance.finalEquity().plain())
                .put("quoteAsset", performance.finalEquity().asset().code())
                .put("totalReturn", performance.totalReturn().toPlainString())
                .put("maximumDrawdown", performance.maximumDrawdown().toPlainString());
        performance.sharpe().ifPresent(sharpe -> json.put("sharpe", sharpe.toPlainString()));
        return json.put("fillCount", performance.fillCount())
                .put("fills", fills)
                .put("equityCurve", curve);
    }

    private static JsonObject fill(SimulatedFill fill) {
        return new JsonObject()
                .put("occurredAt", fill.occurredAt().toString())
                .put("side", fill.side().name())
                .put("price", fill.price().toString())
                .put("quantity", fill.quantity().toString())
                .put("commission", fill.commission().plain())
                .put("commissionAsset", fill.commission().asset().code());
    }
}
