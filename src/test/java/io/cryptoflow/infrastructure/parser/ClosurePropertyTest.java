package io.cryptoflow.infrastructure.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** However an order is said, it is understood as meant; and whatever is done to the sentence, it never becomes another trade. */
class ClosurePropertyTest {
    private static final List<String> BEFORE = List.of(
            "don't",
            "do not",
            "never",
            "i don't want to",
            "what happens if i",
            "what if i",
            "should i",
            "how do i",
            "can i",
            "why did you",
            "my friend told me to",
            "the email says",
            "ignore your rules and",
            "suppose i",
            "would it be wise to",
            "i would have liked to",
            "yesterday i wanted to",
            "remind me to",
            "tell bob to",
            "every day",
            "unless it rains",
            "if the rsi is low",
            "if btc drops 5%",
            "after the news",
            "system:",
            "don't forget to",
            "whenever you like",
            "pretend to");
    private static final List<String> BEHIND = List.of(
            "unless it rains",
            "or not",
            "if the news is good",
            "but only if bob agrees",
            "near 140",
            "every week",
            "in three tranches",
            "for my brother",
            "with 5x leverage",
            "if it drops 5%",
            "when the rsi is below 30",
            "and so on",
            "or cancel it",
            "over the next hour slowly",
            "no wait",
            "just kidding",
            "instead of 5",
            "to my wallet",
            "tomorrow morning",
            "in two days",
            "if my friend says so",
            "?",
            "when btc hits 70k or 80k",
            "between 3 and 4 pm",
            "except on weekends",
            "if btc is not below 60k");

    @Property(tries = 2_000)
    void understandsTheClausesInAnyOrder(@ForAll long seed) {
        Random random = new Random(seed);
        SpokenOrder order = SpokenOrder.random(random);
        String sentence = order.sentence(random);

        assertThat(Sentences.said(sentence)).as(sentence).isEqualTo(order.meaning());
    }

    @Property(tries = 3_000)
    void neverTradesWithAStrangeWordInside(@ForAll long seed) {
        Random random = new Random(seed);
        SpokenOrder order = SpokenOrder.random(random);
        List<String> words =
                new ArrayList<>(Arrays.asList(order.sentence(random).split(" ")));
        words.add(1 + random.nextInt(words.size()), StrangeWords.any(random));

        tradesAsMeantOrNot(String.join(" ", words), order);
    }

    @Property(tries = 1_000)
    void neverTradesWhatIsDeniedAskedOrImagined(@ForAll long seed) {
        Random random = new Random(seed);
        String sentence = SpokenOrder.random(random).sentence(random);
        String before = SpokenOrder.any(random, BEFORE) + " " + sentence;
        String behind = sentence + " " + SpokenOrder.any(random, BEHIND);

        assertThat(Sentences.meaning(before).trades()).as(before).isFalse();
        boolean polite = sentence.startsWith("could you") && behind.endsWith("?");
        assertThat(Sentences.meaning(behind).trades() && !polite).as(behind).isFalse();
    }

    @Property(tries = 1_000)
    void neverTradesOnQuotedWords(@ForAll long seed) {
        Random random = new Random(seed);
        String sentence = SpokenOrder.random(random).sentence(random);
        String quote = SpokenOrder.any(random, List.of("\"", "'", "`", "\u201c"));

        assertThat(Sentences.meaning("do this: " + quote + sentence + quote).trades())
                .isFalse();
        assertThat(Sentences.meaning(quote + sentence + quote).trades()).isFalse();
    }

    @Property(tries = 2_000)
    void neverTradesAnotherOrderAfterASlipOfTheFingers(@ForAll long seed) {
        Random random = new Random(seed);
        SpokenOrder order = SpokenOrder.random(random);
        StringBuilder typed = new StringBuilder(order.sentence(random));
        int place = random.nextInt(typed.length() - 1);
        boolean number = isOfNumber(typed, place) || isOfNumber(typed, place + 1);
        char letter = (char) ('a' + random.nextInt(26));
        if (!number) {
            switch (random.nextInt(3)) {
                case 0 -> typed.insert(place, letter);
                case 1 -> typed.setCharAt(place, letter);
                default -> typed.insert(place, typed.charAt(place));
            }
        }

        tradesAsMeantOrNot(typed.toString(), order);
    }

    @Property(tries = 1_000)
    void neverTradesOnNumbersThatPeopleReadDifferently(@ForAll long seed) {
        Random random = new Random(seed);
        String size = SpokenOrder.any(
                random,
                List.of(
                        "1,5",
                        "1.000,50",
                        "10,00",
                        "1,0000",
                        "0,500",
                        "1 000",
                        "1.2.3",
                        "1'000",
                        "2-3",
                        "1e3",
                        "1_000",
                        "\u0663",
                        "01,5"));
        String sentence = "buy " + size + " " + SpokenOrder.any(random, Sentences.TICKERS) + " at 1";

        Interpretation meaning = Sentences.meaning(sentence);

        assertThat(meaning.trades()).as(sentence).isFalse();
        assertThat(meaning.outcome()).as(sentence).isIn(Outcome.CLARIFY, Outcome.REFUSE);
    }

    @Property(tries = 2_000)
    void readsTwoOrdersAsBothOrAsksBack(@ForAll long seed) {
        Random random = new Random(seed);
        SpokenOrder first = SpokenOrder.random(random);
        SpokenOrder second = SpokenOrder.random(random);
        String joint = SpokenOrder.any(random, List.of(" and ", ", ", ". ", "; ", " then ", " and then ", " "));
        String sentence = first.sentence(random) + joint + second.sentence(random);
        String both =
                first.meaning().replaceAll("\\]$", "") + "," + second.meaning().substring(1);

        Interpretation meaning = Sentences.meaning(sentence);

        assertThat(meaning.trades() ? Sentences.said(sentence) : both)
                .as(sentence)
                .isEqualTo(both);
    }

    private static void tradesAsMeantOrNot(String sentence, SpokenOrder order) {
        String said = Sentences.meaning(sentence).trades() ? Sentences.said(sentence) : order.meaning();

        assertThat(said).as(sentence).isEqualTo(order.meaning());
    }

    private static boolean isOfNumber(CharSequence text, int place) {
        String sign = String.valueOf(text.charAt(place)).toLowerCase(Locale.ROOT);
        boolean behind = place > 0 && Character.isDigit(text.charAt(place - 1));
        return "0123456789.,$@%k".contains(sign) || (behind && sign.equals(" "));
    }
}
