package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.entrypoints.bridge.Chromium;
import io.cryptoflow.fixture.Skip;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reaches the console, and how: keys, connections, eyes, screens. */
class ConsoleReachIT {
    private static final String SYMBOL = "BTC-USDT";

    @TempDir
    private static Path folder = Path.of("");

    private static RunningProduct product;
    private ConsolePage page;

    @BeforeAll
    static void start() throws Exception {
        Skip.because(
                ConsoleReachIT.class,
                Chromium.find().isPresent() ? Optional.empty() : Optional.of("no Chromium is installed"));
        product = RunningProduct.start(ProductSetup.withEveryRole(folder));
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        page = new ConsolePage(
                Chromium.find().orElseThrow(), product.shown("Console").orElseThrow());
    }

    @AfterEach
    void close() throws Exception {
        page.close();
        product.client().delete("/admin/kill-switch");
        product.client().cancelAll("BUY");
    }

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
    void hasNoSeriousAccessibilityFinding() throws Exception {
        page.await("document.querySelector('#login input')");
        assertThat(page.seriousFindings()).as("login").isEqualTo("[]");
        page.logIn(product.key());
        page.placeLimit("0.01", "44000");
        page.awaitText("#panel-orders tbody", SYMBOL);

        for (String theme : List.of("dark", "light")) {
            page.theme(theme);
            for (String tab : List.of("orders", "history", "fills", "positions", "balances", "agent")) {
                page.click("#tab-" + tab);
                page.await("!document.querySelector('#panel-" + tab + "').hidden");
                assertThat(page.seriousFindings()).as(theme + " " + tab).isEqualTo("[]");
            }
            page.click("#kill");
            assertThat(page.seriousFindings()).as(theme + " kill switch").isEqualTo("[]");
            page.evaluate("document.getElementById('kill-switch').close()");
        }
        page.size(390, 800);
        assertThat(page.seriousFindings()).as("phone").isEqualTo("[]");
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
