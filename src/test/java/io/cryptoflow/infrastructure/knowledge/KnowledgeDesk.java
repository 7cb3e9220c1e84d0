package io.cryptoflow.infrastructure.knowledge;

import io.cryptoflow.domain.knowledge.Document;
import io.cryptoflow.domain.knowledge.Finding;
import io.cryptoflow.domain.knowledge.MarkdownSections;
import io.cryptoflow.domain.knowledge.Section;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/** The manual of the sources, the questions, and a search over it. */
final class KnowledgeDesk {
    private static final Path MANUAL = Path.of("src/main/resources/docs");
    private static final Path MODEL = Path.of("target/sentence-model");
    private static final Path INDEX = Path.of("target/knowledge-index");

    /** Those that the gates stand on; whoever improves the search looks at them. */
    static final String QUESTIONS = "knowledge/questions.jsonl";

    /** Those that nothing is ever fitted to: they tell whether an improvement is one. */
    static final String HELD_OUT = "knowledge/held-out.jsonl";

    /** More of these, written later, from the headings of the manual. */
    static final String HELD_OUT_LATER = "knowledge/held-out-later.jsonl";

    private KnowledgeDesk() {}

    record Question(String text, String register, boolean answerable, List<String> gold) {}

    static List<Document> manual() throws IOException {
        List<Document> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(MANUAL)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(file.getFileName()).replace(".md", "");
                pages.add(new Document("docs/" + name, Files.readString(file)));
            }
        }
        return pages;
    }

    static List<Section> sections() throws IOException {
        return manual().stream()
                .flatMap(page -> MarkdownSections.of(page).stream())
                .toList();
    }

    static List<Question> questions(String name) throws IOException {
        try (InputStream file = KnowledgeDesk.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(JsonObject::new)
                    .map(line -> new Question(
                            line.getString("question"),
                            line.getString("register"),
                            line.getBoolean("answerable"),
                            line.getJsonArray("gold").stream()
                                    .map(String::valueOf)
                                    .toList()))
                    .toList();
        }
    }

    static SentenceModel model() throws ModelUnavailable {
        return SentenceModel.open(MODEL);
    }

    static List<Finding> find(SectionSearch search, SentenceModel model, String question, int most) {
        try {
            return search.find(question, Optional.of(model.encode(Plain.of(question))), most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SectionSearch search(SentenceModel model) throws IOException {
        Directory directory = new NIOFSDirectory(INDEX);
        new IndexUpdate(directory, text -> Optional.of(model.encode(text)), (done, of) -> {})
                .run(manual(), SentenceModel.NAME);
        return new SectionSearch(directory);
    }
}
