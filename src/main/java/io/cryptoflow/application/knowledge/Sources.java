package io.cryptoflow.application.knowledge;

import io.cryptoflow.domain.agent.FigureCheck;
import io.cryptoflow.domain.knowledge.Citations;
import io.cryptoflow.domain.knowledge.Finding;
import io.cryptoflow.domain.knowledge.ProductNames;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an answer in other words may rest on. A sentence stays if it cites passages that were given, names nothing that the product does
 * not have, and tells no figure and no address that does not stand in the passages it cites.
 */
final class Sources {
    private static final Pattern ADDRESS = Pattern.compile("://|]\\(|<\\p{L}|(?i:www\\.|mailto:)");
    private static final Pattern EDGES = Pattern.compile("^[\"'(*]+|[\"')*.,;:!?]+$");

    private static final String BEGIN = "(?<![\\p{L}\\p{N}])(?<!\\p{N}[.,])";
    private static final String END = "(?![\\p{L}\\p{N}])(?![.,]\\p{N})";

    private final List<Finding> passages;
    private final ProductNames names;

    Sources(List<Finding> passages, ProductNames names) {
        this.passages = passages;
        this.names = names;
    }

    /** The sentences of {@code answer} that stay; blank where none does. */
    String kept(String answer) {
        return Citations.kept(answer, passages.size(), this::isBacked);
    }

    private boolean isBacked(String sentence, List<Integer> cited) {
        List<String> texts = cited.stream()
                .map(number -> passages.get(number - 1))
                .map(passage -> passage.page() + " " + passage.heading() + " " + passage.text())
                .toList();
        String untold = Arrays.stream(sentence.split("\\s+"))
                .filter(word -> !stands(EDGES.matcher(word).replaceAll(""), texts))
                .collect(Collectors.joining(" "));
        return !ADDRESS.matcher(untold).find()
                && FigureCheck.ofTexts(texts).untold(untold).isEmpty()
                && unknown(sentence).isEmpty();
    }

    private static boolean stands(String word, List<String> texts) {
        Pattern whole = Pattern.compile(BEGIN + Pattern.quote(word) + END);
        return texts.stream().anyMatch(text -> whole.matcher(text).find());
    }

    /** Whether it quotes names as code or not. */
    private List<String> unknown(String sentence) {
        String quoted = Arrays.stream(sentence.replace("`", " ").strip().split("\\s+"))
                .map(word -> "`" + EDGES.matcher(word).replaceAll("") + "`")
                .collect(Collectors.joining(" "));
        return names.unknown(sentence.replace("`", " ") + "\n" + quoted);
    }
}
