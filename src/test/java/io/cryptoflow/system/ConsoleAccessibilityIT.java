package io.cryptoflow.system;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe finds on every view and form: dark and light, on a desk and on a phone. */
@ExtendWith(SoftAssertionsExtension.class)
class ConsoleAccessibilityIT extends ConsoleSession {
    private static final List<Screen> SCREENS = List.of(new Screen("desk", 1440, 860), new Screen("phone", 390, 800));
    private static final String TRADE = "Trade";
    private static final String ACCOUNT = "Account";

    @InjectSoftAssertions
    private SoftAssertions found = new SoftAssertions();

    private record Screen(String name, int width, int height) {}

    @BeforeEach
    void awaitLogin() throws Exception {
        page.await("document.querySelector('#login input')");
    }

    /** Looks at what is shown; on a phone, in the pane of this name. */
    private void look(String view, String pane) throws Exception {
        for (Screen screen : SCREENS) {
            page.size(screen.width(), screen.height());
            page.evaluate("[...document.querySelectorAll('#panes button')].find((one) => one.innerText === '" + pane
                    + "')?.click()");
            for (String theme : List.of("dark", "light")) {
                page.theme(theme);
                found.assertThat(page.seriousFindings())
                        .as("%s, %s, %s", view, screen.name(), theme)
                        .isEqualTo("[]");
            }
        }
    }

    @Test
    void findsNothingAtTheLogin() throws Exception {
        look("login", "");
        page.enter("cf_paper_nobody");
        page.awaitText("#login-refused", "Nobody holds this key");
        look("wrong key", "");
    }

    @Test
    void findsNothingInAnyViewOfMarketAndAccount() throws Exception {
        place(ProductClient.marketOrder("", "BUY", "0.1"));
        place(ProductClient.limitOrder("", "BUY", "0.01", "1000"));
        page.logIn(product.key());
        page.awaitText("#panel-orders tbody", SYMBOL);

        look("markets", "Markets");
        look("chart", "Chart");
        for (String tab : List.of("orders", "history", "fills", "positions", "balances", "agent")) {
            page.click("#tab-" + tab);
            page.await("!document.querySelector('#panel-" + tab + "').hidden");
            look(tab, ACCOUNT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MARKET",
                "LIMIT",
                "STOP",
                "STOP_LIMIT",
                "TAKE_PROFIT",
                "TAKE_PROFIT_LIMIT",
                "TRAILING_STOP",
                "OCO",
                "BRACKET"
            })
    void findsNothingInTheTicketOfAType(String type) throws Exception {
        page.logIn(product.key());
        page.fill("#ticket [name=type]", type);
        look(type, TRADE);

        page.click("#ticket [name=preview]");
        page.await("document.querySelector('#ticket [aria-invalid=true]')");
        look(type + " without a number", TRADE);
        if (!type.equals("MARKET")) {
            page.fill("#ticket [name=timeInForce]", "GTD");
            page.await("document.querySelector('#ticket [name=expiresAt]')");
            look(type + " until a time", TRADE);
        }
    }

    @Test
    void findsNothingInPreviewsThatPassAndThatDoNot() throws Exception {
        page.logIn(product.key());
        page.preview("quantity", "0.01");
        page.evaluate("document.querySelectorAll('#ticket details').forEach((checks) => checks.open = true)");
        look("preview", TRADE);

        page.preview("type", "OCO", "limitPrice", "1000", "exitStopPrice", "2000", "quantity", "0.1");
        page.awaitText("#ticket .preview", "Would be denied");
        look("preview that is denied", TRADE);

        page.preview(
                "type",
                "BRACKET",
                "entryType",
                "LIMIT",
                "limitPrice",
                "2000",
                "quantity",
                "0.1",
                "takeProfitPrice",
                "3000",
                "exitStopPrice",
                "1000");
        page.awaitText("#ticket .preview", "At the take profit");
        look("preview of a bracket", TRADE);
    }

    @Test
    void findsNothingInDialogsAndNotices() throws Exception {
        page.logIn(product.key());
        page.placeLimit("0.01", "1000");
        page.awaitText("#notices", "Placed");
        look("notice", TRADE);

        page.click("#panel-orders tbody .actions button");
        page.await("document.querySelector('#amend [name=quantity]')");
        look("amend", ACCOUNT);
        page.fill("#amend [name=quantity]", "nothing");
        page.click("#amend .primary");
        page.awaitText("#amend", "Not amended");
        look("amend with a mistake", ACCOUNT);
        page.evaluate("document.getElementById('amend').close()");

        page.leaveFields();
        page.press("?");
        page.awaitText("#shortcuts", "Keyboard");
        look("shortcuts", TRADE);
    }

    @Test
    void findsNothingWhileTradingIsHalted() throws Exception {
        page.logIn(product.key());
        page.click("#kill");
        page.await("document.querySelector('#kill-switch [name=reason]')");
        look("first question", TRADE);
        page.click("#kill-switch [name=next]");
        page.awaitText("#kill-switch", "Second question");
        look("second question", TRADE);

        page.click("#kill-switch [name=next]");
        page.awaitText("#trading-state", "TRADING HALTED");
        look("halted", TRADE);
        page.click("#kill");
        page.awaitText("#kill-switch", "Release");
        look("release", TRADE);
    }

    @Test
    void findsNothingWhileTheConnectionIsLost() throws Exception {
        page.logIn(product.key());
        page.offline(true);
        page.awaitText("#connection", "CONNECTION LOST");

        look("lost", "Markets");
        look("lost, ticket", TRADE);
    }

    @Test
    void findsNothingInAConversation() throws Exception {
        skipWithoutAgent();
        page.logIn(product.key());
        page.leaveFields();
        page.press("6");
        say("what is the price of BTC?");
        page.awaitText(".chat .reply", "BTC");
        say("buy 0.02 BTC");
        page.awaitText(".chat .preview", "BUY 0.02 BTC");
        look("ticket of the agent", ACCOUNT);

        page.click(".chat [name=confirm]");
        page.awaitText(".chat .preview .verdict", "done");
        look("ticket that was sent", ACCOUNT);
    }

    private void say(String text) throws Exception {
        page.await("document.querySelector('.chat [name=text]:enabled')");
        page.fill(".chat [name=text]", text);
        page.click(".chat form button:enabled");
    }

    private static void place(JsonObject order) throws Exception {
        order.remove("clientOrderId");
        product.client().place(order.put("symbol", SYMBOL));
    }
}
