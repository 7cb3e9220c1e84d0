package io.cryptoflow.domain.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
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
     * @param other judges a sentence without its citations, and the numbers of the passages that it cites
     * @return blank where nothing is left
     */
    public static String kept(String answer, int passages, BiPredicate<String, List<Integer>> other) {
        return Sentences.of(answer).stream()
                .filter(sentence -> isCited(sentence, passages) && other.test(said(sentence), cited(sentence)))
                .collect(Collectors.joining(" "));
    }

    private static boolean isCited(String sentence, int passages) {
        List<Integer> cited = cited(sentence);
        boolean says = said(sentence).codePoints().anyMatch(Character::isLetter);
        return says && !cited.isEmpty() && cited.stream().allMatch(number -> number >= 1 && number <= passages);
    }

    private static String said(String sentence) {
        return CITED.matcher(sentence).replaceAll("");
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
