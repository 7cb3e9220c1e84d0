package io.cryptoflow.infrastructure.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptoflow.domain.knowledge.Document;
import io.cryptoflow.domain.knowledge.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsOnlyTest {
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final List<String> progress = new ArrayList<>();

    private int update(String model, Document... documents) throws IOException {
        return new IndexUpdate(directory, text -> Optional.empty(), (done, of) -> progress.add(done + "/" + of))
                .run(List.of(documents), model);
    }

    private List<Finding> find(String question) throws IOException {
        try (SectionSearch search = new SectionSearch(directory)) {
            return search.find(question, Optional.empty(), 5);
        }
    }

    @Test
    void findsByTheStemsOfWordsAndTheirShareIsTheScore() throws IOException {
        update("none", new Document("docs/a", "# Orders\n\nOrders rest.\n\n## Canceling\n\nIt is canceled at once."));

        assertThat(find("how do I cancel orders?"))
                .extracting(Finding::link, Finding::score)
                .containsExactly(tuple("docs/a#canceling", 100), tuple("docs/a#orders", 50));
        assertThat(find("sourdough bread")).isEmpty();
    }

    @Test
    void readsOnlyWhatChanged() throws IOException {
        Document first = new Document("docs/a", "# A\n\nAlpha.");
        Document second = new Document("docs/b", "# B\n\nBeta.");

        assertThat(update("none", first, second)).isEqualTo(2);
        assertThat(update("none", first, second)).isZero();
        assertThat(update("none", first, new Document("docs/b", "# B\n\nGamma.")))
                .isEqualTo(1);
        assertThat(find("beta")).isEmpty();
        assertThat(find("gamma")).hasSize(1);
        assertThat(update("none", first)).isZero();
        assertThat(find("gamma")).isEmpty();
        assertThat(update("other", first)).isEqualTo(1);
        assertThat(progress).containsExactly("0/2", "1/2", "0/1", "0/1");
    }

    @Test
    void goesOnWithoutTheModelWhereItCannotBeUnpacked(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        SleepingModel model = new SleepingModel(file, Duration.ofMinutes(1), InstantSource.system());

        assertThat(model.encode("text")).isEmpty();
        assertThat(model.isAvailable()).isFalse();
    }

    @Test
    void tellsNamesOfSettingsByTheirParts() throws IOException {
        update("none", new Document("docs/a", "# A\n\nSet `market.tape.atEnd` to `loop`."));

        assertThat(find("tape end")).hasSize(1);
    }

    @Test
    void readsMarkdownOfFoldersAndNothingElse(@TempDir Path folder) throws IOException {
        Path notes = Files.createDirectories(folder.resolve("notes/deep"));
        Files.writeString(notes.resolve("plan.md"), "# Plan\n\nText.");
        Files.writeString(notes.resolve("plan.txt"), "no");
        Files.createSymbolicLink(notes.resolve("link.md"), folder.resolve("outside"));
        List<Document> read =
                new ArrayList<>(DocumentFolders.read(List.of(folder.resolve("notes"), folder.resolve("missing"))));

        assertThat(read).containsExactly(new Document("folder/notes/deep/plan", "# Plan\n\nText."));
    }
}
