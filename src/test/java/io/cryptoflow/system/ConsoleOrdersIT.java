package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All orders that the API takes, from the ticket; and lists that are longer than a page. */
class ConsoleOrdersIT extends ConsoleSession {
    private static final int MORE_THAN_A_PAGE = 130;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
        STOP,              1.1, 0
        STOP_LIMIT,        1.1, 1.12
        TAKE_PROFIT,       0.9, 0
        TAKE_PROFIT_LIMIT, 0.9, 0.91
        """)
    void placesOrdersThatWaitForAPrice(String type, String stop, String limit) throws Exception {
        String stopPrice = times(stop);
        page.logIn(product.key());
        page.fill("#ticket [name=type]", type);
        if (type.endsWith("LIMIT")) {
            page.fill("#ticket [name=limitPrice]", times(limit));
        }

        page.preview("stopPrice", stopPrice, "quantity", "0.01");
        page.place();

        JsonObject order = orders().get(0);
        assertThat(order.getString("type")).isEqualTo(type);
        assertThat(order.getString("stopPrice")).isEqualTo(stopPrice);
        assertThat(order.getString("status")).isEqualTo("NEW");
        page.awaitText("#panel-orders tbody tr", type.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    @Test
    void placesATrailingStopAtADistance() throws Exception {
        page.logIn(product.key());

        page.preview("type", "TRAILING_STOP", "trailingUnit", "ABSOLUTE", "trailingOffset", "500", "quantity", "0.01");
        page.place();

        JsonObject order = orders().get(0);
        assertThat(order.getString("type")).isEqualTo("TRAILING_STOP");
        assertThat(order.getString("trailingUnit")).isEqualTo("ABSOLUTE");
        assertThat(order.getString("trailingOffset")).isEqualTo("500");
    }

    @Test
    void buysForAnAmount() throws Exception {
        page.logIn(product.key());

        page.preview("sizeIn", "quote", "quoteQuantity", "250");
        assertThat(page.text("#ticket [name=place]")).contains("Buy for 250 USDT BTC-USDT");
        page.place();

        assertThat(orders().get(0).getString("quoteQuantity")).isEqualTo("250");
    }

    @Test
    void placesAnOrderThatLastsUntilATime() throws Exception {
        page.logIn(product.key());
        page.fill("#ticket [name=type]", "LIMIT");
        page.fill("#ticket [name=timeInForce]", "GTD");
        page.await("document.querySelector('#ticket [name=expiresAt]')");
        page.click("#ticket [aria-label='Expires in'] button:nth-child(2)");

        page.preview("limitPrice", times("0.8"), "quantity", "0.01");
        page.picture("gtd");
        page.place();

        JsonObject order = orders().get(0);
        assertThat(order.getString("timeInForce")).isEqualTo("GTD");
        assertThat(Duration.between(Instant.now(), Instant.parse(order.getString("expiresAt"))))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    @Test
    void placesAnOcoOnceBothLegsAreShown() throws Exception {
        page.logIn(product.key());
        page.press("s");
        page.leaveFields();

        page.preview("type", "OCO", "limitPrice", times("1.1"), "exitStopPrice", times("0.9"), "quantity", "0.1");
        page.picture("oco");
        assertThat(page.text("#ticket .preview")).contains("Passes every check", "Limit", "Stop", "Triggers at");
        assertThat(page.text("#ticket [name=place]")).contains("OCO: Sell 0.1 BTC-USDT");
        page.place();

        List<JsonObject> legs = orders().subList(0, 2);
        assertThat(legs).extracting(leg -> leg.getString("groupRole")).containsOnly("OCO_LEG");
        assertThat(legs).extracting(leg -> leg.getString("type")).containsExactlyInAnyOrder("LIMIT", "STOP");
        page.await("document.querySelectorAll('#panel-orders tbody tr').length === 2");
        page.awaitText("#panel-orders tbody", "OCO");
        page.picture("oco-orders");
    }

    @Test
    void placesABracketAndShowsWhatItsExitsBring() throws Exception {
        page.logIn(product.key());

        page.preview(
                "type",
                "BRACKET",
                "entryType",
                "LIMIT",
                "limitPrice",
                times("0.9"),
                "quantity",
                "0.1",
                "takeProfitPrice",
                times("1.1"),
                "exitStopPrice",
                times("0.8"));
        page.picture("bracket");
        assertThat(page.text("#ticket .preview")).contains("Entry", "At the take profit", "At the stop");
        page.place();

        assertThat(orders().subList(0, 3))
                .extracting(order -> order.getString("groupRole"))
                .containsExactlyInAnyOrder("BRACKET_ENTRY", "BRACKET_EXIT", "BRACKET_EXIT");
        page.awaitText("#panel-orders tbody", "waits for its entry");
    }

    @Test
    void refusesToPlaceWhatWouldBeDenied() throws Exception {
        page.logIn(product.key());

        page.preview("type", "OCO", "limitPrice", times("0.9"), "exitStopPrice", times("0.95"), "quantity", "0.1");

        assertThat(page.text("#ticket .preview")).contains("Would be denied", "stop price met");
        assertThat(page.evaluate("document.querySelector('#ticket [name=place]').disabled"))
                .isEqualTo("true");
    }

    @Test
    void forgetsPricesOfAnotherSymbol() throws Exception {
        page.logIn(product.key());
        page.preview("type", "LIMIT", "limitPrice", times("0.9"), "quantity", "0.1");

        page.leaveFields();
        page.press("j");

        page.await("!document.querySelector('#ticket .preview')");
        assertThat(page.evaluate("document.querySelector('#ticket [name=limitPrice]').value"))
                .isEmpty();
    }

    @Test
    void turnsPagesOfOpenOrdersAndHistory() throws Exception {
        placeMany("page-" + System.nanoTime());
        page.logIn(product.key());
        page.await(rows("orders") + " === 100");
        page.awaitText("#tab-orders", "(" + MORE_THAN_A_PAGE + ")");

        page.leaveFields();
        page.press("]");
        page.awaitText("#panel-orders .pager", "Page 2");
        page.await(rows("orders") + " === " + (MORE_THAN_A_PAGE - 100));
        page.picture("pages");
        assertThat(page.seriousFindings()).isEqualTo("[]");
        product.client().cancelAll("BUY");
        page.awaitText("#panel-orders", "No open orders");
        page.press("2");
        page.await(rows("history") + " === 100");
        String newest = shown("history");
        page.press("]");
        page.awaitText("#panel-history .pager", "Page 2");
        String older = shown("history");
        page.press("[");
        page.awaitText("#panel-history .pager", "Page 1");

        assertThat(older).isNotEqualTo(newest);
        assertThat(shown("history")).isEqualTo(newest);
    }

    private static String rows(String panel) {
        return "document.querySelectorAll('#panel-" + panel + " tbody tr').length";
    }

    private String shown(String panel) throws Exception {
        return page.text("#panel-" + panel + " tbody");
    }

    private static void placeMany(String name) throws Exception {
        for (int first = 0; first < MORE_THAN_A_PAGE; first += MORE_THAN_A_PAGE / 2) {
            JsonArray orders = new JsonArray();
            IntStream.range(first, first + MORE_THAN_A_PAGE / 2)
                    .forEach(number -> orders.add(ProductClient.limitOrder(
                                    name + "-" + number, "BUY", "0.0005", String.valueOf(30_000 + number))
                            .put("symbol", SYMBOL)));
            product.client().post("/orders/batch", new JsonObject().put("orders", orders));
        }
    }

    /** The last price times a factor, in whole USDT. */
    private static String times(String factor) throws Exception {
        String last = product.client()
                .read("/market/tickers?symbols=" + SYMBOL)
                .getJsonArray("tickers")
                .getJsonObject(0)
                .getString("lastPrice");
        return new BigDecimal(last)
                .multiply(new BigDecimal(factor))
                .setScale(-2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
