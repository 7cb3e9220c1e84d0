package io.cryptoflow.application.agent;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.Draft;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes one sentence of a draft and the words that fill its gap or change it: it tries all places where the words may stand, and takes
 * the result only if all that the interpreter understands say the same.
 */
final class Continuation {
    private static final int LONGEST_ANSWER = 60;
    private static final int LONGEST_DRAFT = 200;
    private static final Pattern LEAD = Pattern.compile(
            "^(no|nope|actually|sorry|rather|and|then|ok|okay|well|make it|make that|change it to|change that to|i meant|i mean|"
                    + "let's say|lets say|say|it's|to)\\b[,:]?\\s+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL =
            Pattern.compile("[\\s,]+(instead|please|rather|then)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOISE = Pattern.compile("[!?.,]+$");

    private final Interpreter grammar;
    private final AccountContext context;

    Continuation(Interpreter grammar, AccountContext context) {
        this.grammar = grammar;
        this.context = context;
    }

    /** The whole sentence, if the words continue the draft in exactly one way. */
    Optional<String> sentence(Draft draft, String words) {
        String piece = bare(words);
        if (piece.isEmpty() || words.length() > LONGEST_ANSWER || draft.text().length() > LONGEST_DRAFT) {
            return Optional.empty();
        }
        return draft.missing().isPresent()
                ? filled(draft, piece, draft.missing().get())
                : wish(draft.text()).flatMap(wish -> changed(wish, piece));
    }

    private static String bare(String words) {
        String bare = NOISE.matcher(words.strip()).replaceAll("");
        for (String before = ""; !before.equals(bare); ) {
            before = bare;
            bare = TAIL.matcher(LEAD.matcher(bare).replaceFirst(""))
                    .replaceFirst("")
                    .strip();
        }
        return bare;
    }

    private Optional<String> filled(Draft draft, String piece, ReplyReason gap) {
        String text = NOISE.matcher(draft.text().strip()).replaceAll("");
        List<String> candidates = new ArrayList<>(inserted(text, piece));
        if (gap == ReplyReason.MISSING_PRICE) {
            candidates.addAll(inserted(text, "at " + piece));
        }
        Optional<String> whole = only(candidates, Interpretation::trades);
        return whole.isPresent()
                ? whole
                : only(candidates, meaning -> meaning.reason()
                        .filter(next -> next != gap && Dialog.isGap(next))
                        .isPresent());
    }

    private static List<String> inserted(String text, String piece) {
        String[] words = text.split("\\s+");
        List<String> sentences = new ArrayList<>();
        for (int place = 0; place <= words.length; place++) {
            List<String> all = new ArrayList<>(List.of(words));
            all.add(place, piece);
            sentences.add(String.join(" ", all));
        }
        return sentences;
    }

    private Optional<OrderWish> wish(String sentence) {
        return wish(grammar.interpret(sentence, context));
    }

    private static Optional<OrderWish> wish(Interpretation meaning) {
        return meaning.intents().size() == 1 && meaning.intents().get(0) instanceof Intent.PlaceOrder place
                ? Optional.of(place.order())
                : Optional.empty();
    }

    /** One part of the order said anew; all other parts must come out as they were. */
    private Optional<String> changed(OrderWish wish, String piece) {
        Spoken spoken = Spoken.of(wish);
        if (!wish(spoken.sentence()).equals(Optional.of(wish))) {
            return Optional.empty();
        }
        String verb = Spoken.verb(wish);
        List<String> sentences = List.of(
                spoken.withSize(verb + " " + piece + " " + wish.base()).sentence(),
                spoken.withSize(verb + " " + piece + " of " + wish.base()).sentence(),
                spoken.withSize(verb + " " + piece).sentence(),
                spoken.withPrice(piece).sentence(),
                spoken.withRest(piece).sentence(),
                spoken.withVenue("on " + piece).sentence(),
                spoken.withVenue(piece).sentence());
        return only(sentences, meaning -> wish(meaning)
                .filter(after -> !after.equals(wish) && changesOnePart(wish, after))
                .isPresent());
    }

    private static boolean changesOnePart(OrderWish before, OrderWish after) {
        Spoken old = Spoken.of(before);
        Spoken said = Spoken.of(after);
        boolean sameOrder = before.side() == after.side()
                && before.base().equals(after.base())
                && before.quote().equals(after.quote())
                && old.condition().equals(said.condition());
        int differences = (old.size().equals(said.size()) ? 0 : 1)
                + (old.price().equals(said.price()) ? 0 : 1)
                + (old.rest().equals(said.rest()) ? 0 : 1)
                + (old.venue().equals(said.venue()) ? 0 : 1);
        return sameOrder && differences == 1;
    }

    /** The first sentence of those whose meaning is accepted, unless they mean different things. */
    private Optional<String> only(List<String> sentences, Predicate<Interpretation> accepted) {
        Map<Interpretation, String> meanings = new LinkedHashMap<>();
        for (String sentence : sentences) {
            Interpretation meaning = grammar.interpret(sentence, context);
            if (accepted.test(meaning)) {
                meanings.putIfAbsent(withoutRemark(meaning), sentence);
            }
        }
        return meanings.size() == 1 ? meanings.values().stream().findFirst() : Optional.empty();
    }

    private static Interpretation withoutRemark(Interpretation meaning) {
        return new Interpretation(meaning.outcome(), meaning.reason(), meaning.intents(), "");
    }
}
