package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who reaches the console, and how: keys, connections, screens. */
class ConsoleReachIT extends ConsoleSession {
    @Test
    void turnsAWrongKeyAway() throws Exception {
        page.enter("cf_paper_nobody");

        page.awaitText("#login-refused", "Nobody holds this key");
        page.picture("login");
        assertThat(page.evaluate("document.querySelector('#login').open + ' ' + sessionStorage.length"))
                .isEqualTo("true 0");
    }

    @Test
    void keepsTheKeyOutOfStorageAndAddressUnlessAskedTo() throws Exception {
        page.logIn(product.key());

        String kept = page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href,"
                + " performance.getEntries().map((entry) => entry.name)])");

        assertThat(kept).contains(SYMBOL).doesNotContain(product.key());
    }

    @Test
    void goesOnWithoutAGapAfterALostConnection() throws Exception {
        page.logIn(product.key());
        page.placeLimit("0.01", "43000");
        page.awaitText("#panel-orders tbody", SYMBOL);
        page.evaluate("window.sameTab = true");

        page.offline(true);
        page.awaitText("#connection", "CONNECTION LOST");
        page.awaitText("#banner", "The connection is lost");
        page.picture("lost");
        product.client().cancelAll("BUY");
        for (int i = 1; i <= 3; i++) {
            product.client()
                    .place(ProductClient.limitOrder(
                                    "meanwhile-" + i + "-" + System.nanoTime(), "BUY", "0.01", "4300" + i)
                            .put("symbol", SYMBOL));
        }
        page.offline(false);

        page.awaitText("#connection", "CONNECTED");
        page.await("document.querySelectorAll('#panel-orders tbody tr').length === 3");
        assertThat(page.evaluate("[...document.querySelectorAll('#panel-orders tbody tr')]"
                        + ".map((row) => row.children[5].innerText.replace(/\\s/g, '')).join()"))
                .isEqualTo("43003.00,43002.00,43001.00");
        assertThat(page.evaluate("window.sameTab")).isEqualTo("true");
        page.awaitTick();
    }

    @Test
    void showsWherePricesComeFrom() throws Exception {
        page.logIn(product.key());

        assertThat(page.text("#source")).isEqualTo("SIMULATED");
        assertThat(page.text("#connection")).isEqualTo("CONNECTED");
        assertThat(page.evaluate("String(document.querySelectorAll('#watchlist [role=option]').length)"))
                .isEqualTo("50");
    }

    @Test
    void drawsTheWatchListAFewTimesPerSecondHoweverManyTickersCome() throws Exception {
        page.logIn(product.key());

        int draws = Integer.parseInt(
                page.evaluate(
                        """
                new Promise((done) => {
                  let draws = 0;
                  const observer = new MutationObserver(() => draws++);
                  observer.observe(document.querySelector("#watchlist .list"), { subtree: true, childList: true, characterData: true });
                  setTimeout(() => done(String(draws)), 4000);
                })"""));

        assertThat(draws).isBetween(1, 18);
    }

    @Test
    void fitsAPhone() throws Exception {
        page.size(390, 800);
        page.logIn(product.key());

        for (int pane = 1; pane <= 4; pane++) {
            page.click("#panes button:nth-child(" + pane + ")");
            page.picture("phone-" + pane);

            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo("390");
            assertThat(page.evaluate("document.querySelector('#kill').getBoundingClientRect().right <= 390"))
                    .isEqualTo("true");
        }
    }
}
