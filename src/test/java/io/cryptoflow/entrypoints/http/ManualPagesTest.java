package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.knowledge.Finding;
import io.cryptoflow.domain.knowledge.ProductNames;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ManualPagesTest {
    private static final Finding SECRET = new Finding("folder/desk/plan#plan", "Plan", "Plan", "Buy at noon.", 95);
    private static final Finding HOSTILE = new Finding(
            "docs/orders#denials", "Orders", "Denials", "<script>alert(1)</script> [x](javascript:alert)", 90);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private static final long LARGEST_PICTURE = 150_000;
    private static Vertx vertx;
    private static int port;

    @BeforeAll
    static void open() throws Exception {
        vertx = Vertx.vertx();
        MessageBus bus = new VertxMessageBus(vertx, Duration.ofSeconds(5));
        AskKnowledge ask = new AskKnowledge(
                (question, most) -> Future.succeededFuture(List.of(SECRET, HOSTILE)),
                new ProductNames(Set.of(), Set.of(), Set.of()),
                Optional.empty(),
                answer -> {});
        bus.serve(Addresses.ASK_KNOWLEDGE, ask).await(10, TimeUnit.SECONDS);
        Router router = Router.router(vertx);
        router.route("/manual/*").subRouter(new ManualPages(bus, vertx).router());
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS)
                .actualPort();
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String search(String question) throws Exception {
        return get("/manual/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                .body();
    }

    @Test
    void showsPagesWithTheAnchorsThatLinksName() throws Exception {
        HttpResponse<String> page = get("/manual/orders");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h2 id=\"crashes-and-lost-answers\">", "href=\"/manual/risk\"", "<table>")
                .doesNotContain("asked:", "<script", "style=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'");
    }

    @Test
    void linksOnlyToPagesAndHeadingsThatExist() throws Exception {
        for (var document : Manual.read()) {
            String html = ManualPage.of(document).html();
            var links = Pattern.compile("href=\"/manual/([a-z-]+)#([^\"]+)\"").matcher(html);
            while (links.find()) {
                assertThat(get("/manual/" + links.group(1)).body())
                        .as("%s links to %s", document.name(), links.group())
                        .contains("id=\"" + links.group(2) + "\"");
            }
        }
    }

    @Test
    void servesTheStyleThatPagesAskFor() throws Exception {
        assertThat(get("/manual/orders").body()).contains("href=\"/manual/manual.css\"");
        assertThat(get("/manual/manual.css")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
    }

    @Test
    void servesThePicturesThatPagesShow() throws Exception {
        List<String> pictures = new ArrayList<>();
        for (var document : Manual.read()) {
            Pattern.compile("<img src=\"([^\"]+)\" alt=\"[^\"]+\"")
                    .matcher(ManualPage.of(document).html())
                    .results()
                    .forEach(picture -> pictures.add(picture.group(1)));
        }

        assertThat(pictures).isNotEmpty();
        for (String picture : pictures) {
            HttpResponse<String> served = get("/manual/" + picture);
            assertThat(served.statusCode()).as(picture).isEqualTo(200);
            assertThat(served.headers().firstValue("Content-Type")).as(picture).contains("image/webp");
            assertThat(served.headers().firstValueAsLong("Content-Length").orElseThrow())
                    .as(picture)
                    .isLessThan(LARGEST_PICTURE);
        }
    }

    @Test
    void redirectsToTheFirstPage() throws Exception {
        assertThat(get("/manual/").body()).contains("<h1 id=\"getting-started\">");
    }

    @Test
    void doesNotKnowOtherPages() throws Exception {
        assertThat(get("/manual/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/manual/..%2f..%2fconf%2fcryptoflow.yaml").statusCode()).isEqualTo(404);
    }

    @Test
    void showsWhatASearchFindsInTheManualOnly() throws Exception {
        assertThat(search("why denied"))
                .contains("href=\"/manual/orders#denials\"")
                .doesNotContain("Buy at noon", "folder/");
    }

    @Test
    void letsNothingOfTextsAndQuestionsRun() throws Exception {
        assertThat(search("\"><script>alert(3)</script>"))
                .contains("&lt;script&gt;alert(1)", "&quot;&gt;&lt;script&gt;alert(3)")
                .doesNotContain("<script", "href=\"javascript:");
    }
}
