package io.cryptoflow.infrastructure.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.knowledge.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualQuestionsTest {
    @Test
    void explore() throws Exception {
        SentenceModel model = KnowledgeDesk.model();
        SectionSearch search = KnowledgeDesk.search(model);
        int[][] hits = new int[2][4];
        List<String> out = new ArrayList<>();
        List<String> links =
                KnowledgeDesk.sections().stream().map(s -> s.link()).toList();
        for (var q : KnowledgeDesk.questions()) {
            List<Finding> f = KnowledgeDesk.find(search, model, q.text());
            q.gold().forEach(g -> {
                if (!links.contains(g)) out.add("BADGOLD " + g);
            });
            int rank = 99;
            for (int i = f.size() - 1; i >= 0; i--)
                if (q.gold().contains(f.get(i).link())) rank = i + 1;
            int max = f.stream().limit(3).mapToInt(Finding::score).max().orElse(0);
            int r = q.register().equals("plain") ? 0 : 1;
            if (q.answerable()) {
                hits[r][3]++;
                if (rank <= 1) hits[r][0]++;
                if (rank <= 3) hits[r][1]++;
            }
            out.add("%s %s rank=%d s1=%d max=%d %s | %s"
                    .formatted(
                            q.answerable() ? "A" : "U",
                            q.register().charAt(0),
                            rank,
                            f.get(0).score(),
                            max,
                            q.text(),
                            f.stream()
                                    .limit(3)
                                    .map(x -> x.link() + " " + x.score())
                                    .toList()));
        }
        out.sort(null);
        java.nio.file.Files.write(java.nio.file.Path.of("target/explore.txt"), out);
        System.out.printf(
                "plain %d: @1 %d @3 %d; colloq %d: @1 %d @3 %d%n",
                hits[0][3], hits[0][0], hits[0][1], hits[1][3], hits[1][0], hits[1][1]);
        assertThat(links).isNotEmpty();
    }
}
