package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trader's day with the console of the packaged product, in a real browser. */
class ConsoleIT extends ConsoleSession {
    @Test
    void buysByKeyboardFromPreviewToFill() throws Exception {
        page.logIn(product.key());
        page.awaitTick();
        int before = orders().size();

        page.press("b");
        page.await("document.activeElement.name === 'quantity'");
        page.type("0.05");
        page.press("Enter");
        page.await("document.activeElement.name === 'place'");
        String preview = page.text("#ticket .preview");
        int whilePreviewed = orders().size();
        page.picture("preview");
        page.press("Enter");
        page.press("3");
        page.await("document.querySelectorAll('#panel-fills tbody tr').length > 0");

        assertThat(preview).contains("Passes every check", "Cost", "Slippage", "Fee", "USDT free after");
        assertThat(whilePreviewed).isEqualTo(before);
        assertThat(page.text("#panel-fills tbody tr")).contains(SYMBOL, "Buy", "0.05");
        JsonObject order = orders().get(0);
        assertThat(order.getString("clientOrderId")).startsWith("console-");
        assertThat(order.getString("status")).isEqualTo("FILLED");
        page.leaveFields();
        for (String tab : List.of("history", "fills", "positions", "balances", "agent")) {
            page.click("#tab-" + tab);
            page.picture(tab);
        }
        page.press("?");
        page.picture("shortcuts");
        page.evaluate("document.getElementById('shortcuts').close()");
        page.theme("light");
        page.picture("light");
    }

    @Test
    void placesOneOrderWhenTheAnswerIsLost() throws Exception {
        page.logIn(product.key());
        int before = orders().size();
        page.evaluate(
                """
                (() => {
                  const real = window.fetch;
                  window.fetch = async (url, options) => {
                    const answer = await real(url, options);
                    if (options.method === "POST" && url.endsWith("/orders")) {
                      window.fetch = real;
                      throw new TypeError("the answer was lost");
                    }
                    return answer;
                  };
                })()""");

        page.placeLimit("0.01", "40000");
        page.awaitText("#notices", "Placed");

        assertThat(orders()).hasSize(before + 1);
    }

    @Test
    void amendsAndCancelsAnOpenOrder() throws Exception {
        page.logIn(product.key());
        page.press("1");
        page.placeLimit("0.02", "41000");
        String row = "#panel-orders tbody tr";
        page.awaitText(row, "41 000.00".replace(' ', '\u202f'));
        page.picture("orders");

        page.click(row + " .actions button");
        page.fill("#amend [name=quantity]", "0.03");
        page.picture("amend");
        page.click("#amend .primary");
        page.awaitText(row, "0.03000");
        page.click(row + " .actions button:last-child");
        page.awaitText("#panel-orders", "No open orders");
        page.leaveFields();
        page.press("2");

        page.awaitText("#panel-history tbody tr", "canceled");
        assertThat(orders().get(0).getString("status")).isEqualTo("CANCELED");
    }

    @Test
    void asksTwiceBeforeItHaltsTrading() throws Exception {
        page.logIn(product.key());
        page.placeLimit("0.02", "42000");
        page.awaitText("#panel-orders tbody", SYMBOL);
        page.leaveFields();

        page.press("K");
        page.fill("#kill-switch [name=reason]", "rehearsal");
        page.picture("kill-switch");
        page.click("#kill-switch [name=next]");
        page.awaitText("#kill-switch", "Second question");
        String afterOne = killSwitch();
        page.click("#kill-switch [name=next]");
        page.awaitText("#trading-state", "TRADING HALTED");
        page.awaitText("#banner", "rehearsal");
        page.awaitText("#panel-orders", "No open orders");
        page.awaitText("#ticket form > button", "Trading is halted");
        page.picture("halted");
        String afterTwo = killSwitch();
        page.click("#kill");
        page.click("#kill-switch [name=next]");
        page.awaitText("#kill-switch", "Second question");
        page.click("#kill-switch [name=next]");
        page.await("!document.querySelector('#trading-state')");

        assertThat(afterOne).isEqualTo("RELEASED");
        assertThat(afterTwo).isIn("ENGAGED", "DONE");
        assertThat(killSwitch()).isEqualTo("RELEASED");
    }

    @Test
    void sendsATicketOfTheAgentOnlyOnceConfirmed() throws Exception {
        skipWithoutAgent();
        page.logIn(product.key());
        int before = orders().size();

        page.press("6");
        page.fill(".chat [name=text]", "buy 0.02 BTC");
        page.click(".chat form button");
        page.awaitText(".chat .preview", "BUY 0.02 BTC");
        int whileOpen = orders().size();
        page.picture("ticket");
        page.click(".chat [name=confirm]");
        page.awaitText(".chat .preview .verdict", "done");

        assertThat(whileOpen).isEqualTo(before);
        assertThat(orders()).hasSize(before + 1);
        assertThat(orders().get(0).getString("clientOrderId")).startsWith("agent-");
        page.click("#tab-fills");
        page.awaitText("#panel-fills tbody tr", "0.02");
    }

    private static String killSwitch() throws Exception {
        return product.client().read("/admin/kill-switch").getString("status");
    }
}
