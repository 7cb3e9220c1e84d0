package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.knowledge.Finding;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The manual as pages, and its search: the one of the knowledge base, of which only the manual is shown here. No script, no key. */
final class ManualPages {
    private static final String PREFIX = "docs/";
    private static final String FIRST = "getting-started";
    private static final String PICTURES = "pictures/";
    private static final int LONGEST_QUESTION = 500;

    private final MessageBus bus;
    private final Vertx vertx;
    private @Nullable Future<Map<String, ManualPage>> pages;

    /** Reads nothing before the first page is asked for; for one event loop. */
    ManualPages(MessageBus bus, Vertx vertx) {
        this.bus = bus;
        this.vertx = vertx;
    }

    private Future<Map<String, ManualPage>> pages() {
        Future<Map<String, ManualPage>> read = pages;
        if (read == null) {
            read = vertx.executeBlocking(ManualPages::read);
            pages = read;
        }
        return read;
    }

    private static Map<String, ManualPage> read() {
        Map<String, ManualPage> pages = new LinkedHashMap<>();
        Manual.read()
                .forEach(document -> pages.put(document.name().substring(PREFIX.length()), ManualPage.of(document)));
        return pages;
    }

    Router router() {
        Router router = Router.router(vertx);
        router.get("/").handler(context -> context.redirect("/manual/" + FIRST));
        router.get("/search").handler(this::search);
        router.get("/:page").handler(this::show);
        router.get("/" + PICTURES + "*")
                .handler(StaticHandler.create(PREFIX + PICTURES).setCachingEnabled(false));
        router.get("/*").handler(StaticHandler.create("webroot/manual").setCachingEnabled(false));
        return router;
    }

    private void show(RoutingContext context) {
        String name = context.pathParam("page");
        pages().onFailure(context::fail).onSuccess(read -> {
            ManualPage page = read.get(name);
            if (page == null) {
                context.next();
            } else {
                send(context, page.title(), menu(read, name), "", page.html());
            }
        });
    }

    private void search(RoutingContext context) {
        String question =
                Optional.ofNullable(context.queryParams().get("q")).orElse("").strip();
        if (question.isEmpty()) {
            context.redirect("/manual/" + FIRST);
            return;
        }
        String asked = question.substring(0, Math.min(question.length(), LONGEST_QUESTION));
        Future<String> found = bus.request(Addresses.ASK_KNOWLEDGE, new AskKnowledge.Query(asked))
                .map(ManualPages::found)
                .otherwise(ManualPages::unavailable);
        pages().compose(read -> found.onSuccess(html -> send(context, "Search", menu(read, ""), asked, html)))
                .onFailure(context::fail);
    }

    private static String found(AskKnowledge.Result answer) {
        StringBuilder html = new StringBuilder("<h1>Search</h1>");
        if (answer.outcome() == AskKnowledge.Outcome.NOT_IN_MANUAL) {
            html.append("<p>The manual does not tell. These sections are nearest.</p>");
        }
        for (Finding finding : answer.nearest()) {
            if (finding.link().startsWith(PREFIX)) {
                html.append("<article><h2><a href=\"/manual/")
                        .append(ManualPage.escaped(finding.link().substring(PREFIX.length())))
                        .append("\">")
                        .append(ManualPage.escaped(finding.page() + ": " + finding.heading()))
                        .append("</a></h2>")
                        .append(ManualPage.html(finding.text()))
                        .append("</article>");
            }
        }
        return html.toString();
    }

    private static String unavailable(Throwable cause) {
        String why = cause instanceof FailureException failed ? failed.failure().detail() : "ask again later";
        return "<h1>Search</h1><p>The search does not answer: " + ManualPage.escaped(why) + ".</p>";
    }

    private static void send(RoutingContext context, String title, String menu, String question, String body) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .end(ManualPage.frame(title, menu, question, body));
    }

    private static String menu(Map<String, ManualPage> pages, String current) {
        StringBuilder menu = new StringBuilder();
        pages.forEach((name, page) -> menu.append("<li><a href=\"/manual/")
                .append(name)
                .append(name.equals(current) ? "\" aria-current=\"page\">" : "\">")
                .append(ManualPage.escaped(page.title()))
                .append("</a></li>"));
        return menu.toString();
    }
}
