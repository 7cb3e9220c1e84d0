package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.agent.Finding;
import io.cryptoflow.domain.agent.OrderNumber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** What the agent looked up, as the schema {@code AgentResult}. */
final class AgentResultJson implements Finding.Visitor<JsonObject> {
    private static JsonObject result(String type, Object content) {
        return new JsonObject().put("type", type).put(type, content);
    }

    private static <T> JsonArray array(List<T> items, Function<T, Object> json) {
        return new JsonArray(items.stream().map(json).toList());
    }

    @Override
    public JsonObject prices(Finding.Prices finding) {
        return result("prices", array(finding.tickers(), MarketDataJson::ticker));
    }

    @Override
    public JsonObject book(Finding.Book finding) {
        return result("book", MarketDataJson.book(finding.book()));
    }

    @Override
    public JsonObject statistics(Finding.Statistics finding) {
        return result("statistics", array(finding.statistics(), CandleJson::statistics));
    }

    @Override
    public JsonObject balances(Finding.Balances finding) {
        return result("balances", AccountJson.balances(finding.balances()));
    }

    @Override
    public JsonObject positions(Finding.Positions finding) {
        return result("positions", PositionJson.of(finding.positions()));
    }

    @Override
    public JsonObject orders(Finding.Orders finding) {
        return result("orders", array(finding.orders(), OrderJson::of))
                .put("orderNumbers", array(finding.orders(), order -> OrderNumber.of(order.id())
                        .digits()));
    }

    @Override
    public JsonObject fills(Finding.Fills finding) {
        return result("fills", array(finding.fills(), AccountJson::fill));
    }

    @Override
    public JsonObject profits(Finding.Profits finding) {
        return result("profits", array(finding.profits(), AgentResultJson::profit));
    }

    private static JsonObject profit(Finding.Profit profit) {
        return new JsonObject()
                .put("position", PositionJson.of(List.of(profit.position())).getJsonObject(0))
                .put("realizedProfit", profit.realized().plain());
    }

    @Override
    public JsonObject manual(Finding.Manual finding) {
        return result("manual", KnowledgeJson.of(finding.answer()));
    }
}
