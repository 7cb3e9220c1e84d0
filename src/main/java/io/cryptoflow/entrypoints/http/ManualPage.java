package io.cryptoflow.entrypoints.http;

import io.cryptoflow.domain.knowledge.Document;
import io.cryptoflow.domain.knowledge.Heading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A page of the manual.
 *
 * @param html what stands in its middle
 */
record ManualPage(String title, String html) {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> new Anchors())
            .build();

    static ManualPage of(Document document) {
        String title = document.text()
                .lines()
                .flatMap(line -> Heading.of(line).stream())
                .map(Heading::title)
                .findFirst()
                .orElse(document.name());
        return new ManualPage(title, html(document.text()));
    }

    /** Markdown as HTML; HTML in it is shown, and comments are left out. */
    static String html(String markdown) {
        String shown = markdown.replaceAll("(?m)^\\s*<!--.*-->\\s*$", "");
        return RENDERER.render(PARSER.parse(shown))
                .replace("<table>", "<div class=\"wide\"><table>")
                .replace("</table>", "</table></div>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The whole document around {@code body}. */
    static String frame(String title, String menu, String question, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s - CryptoFlow manual</title>
                <link rel="stylesheet" href="/manual/manual.css">
                </head>
                <body>
                <header><a class="home" href="/manual/getting-started">CryptoFlow manual</a>
                <form action="/manual/search" method="get" role="search">
                <input name="q" type="search" maxlength="500" aria-label="Ask the manual" placeholder="Ask the manual" value="%s">
                <button>Search</button>
                </form></header>
                <div class="page">
                <nav aria-label="Pages"><details><summary>Pages</summary><ul>%s</ul></details></nav>
                <main>%s</main>
                </div>
                </body>
                </html>
                """
                .formatted(escaped(title), escaped(question), menu, body);
    }

    /** Headings get the anchors that links name; links to other pages lose the ending of their files. */
    private static final class Anchors implements AttributeProvider {
        private final Map<String, Integer> seen = new HashMap<>();

        @Override
        public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
            if (node instanceof org.commonmark.node.Heading heading) {
                String anchor = new Heading(heading.getLevel(), text(heading)).anchor();
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                attributes.put("id", before == 0 ? anchor : anchor + "-" + before);
            } else if (node instanceof Link) {
                attributes.computeIfPresent(
                        "href", (name, target) -> target.replaceFirst("^([a-z-]+)\\.md", "/manual/$1"));
            }
        }

        private static String text(Node heading) {
            StringBuilder text = new StringBuilder();
            heading.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code part) {
                    text.append(part.getLiteral());
                }
            });
            return text.toString();
        }
    }
}
