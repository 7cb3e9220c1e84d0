package io.cryptoflow.domain.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be shown of an answer that somebody else wrote: sentences that name the passages that say so. */
public final class Citations {
    private static final Pattern CITED = Pattern.compile("\\[(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)]");

    private Citations() {}

    /**
     * The sentences of {@code answer} that cite at least one passage, none that does not exist, and pass {@code other}.
     *
     * @param passages how many there are; they are numbered from 1
     * @return blank where nothing is left
     */
    public static String kept(String answer, int passages, Predicate<String> other) {
        return Sentences.of(answer).stream()
                .filter(sentence -> isCited(sentence, passages) && other.test(sentence))
                .collect(Collectors.joining(" "));
    }

    private static boolean isCited(String sentence, int passages) {
        List<Integer> cited = cited(sentence);
        boolean says = !CITED.matcher(sentence)
                .replaceAll("")
                .replaceAll("[^\\p{L}]", "")
                .isEmpty();
        return says && !cited.isEmpty() && cited.stream().allMatch(number -> number >= 1 && number <= passages);
    }

    /** The numbers of passages in a sentence. */
    static List<Integer> cited(String sentence) {
        Stream<String> lists = CITED.matcher(sentence).results().map(found -> found.group(1));
        return lists.flatMap(list -> Arrays.stream(list.split(",")))
                .map(number -> Integer.valueOf(number.strip()))
                .distinct()
                .toList();
    }
}
