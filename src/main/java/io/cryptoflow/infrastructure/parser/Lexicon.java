package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.value.Asset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every word and phrase of known meaning: those of the grammar, and the names of what is traded, paid with, and where. */
final class Lexicon {
    private static final int PLURAL_TICKER = 4;
    private static final Set<Term> VERBS =
            EnumSet.of(Term.BUY, Term.SELL, Term.CANCEL, Term.MODIFY, Term.CONVERT, Term.SPEND);

    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final Map<String, Asset> coins = new HashMap<>();
    private final Map<String, Asset> currencies = new HashMap<>();
    private final Map<String, Asset> names = new HashMap<>();
    private final Map<String, Set<Term>> verbs = new HashMap<>();

    Lexicon(MarketVocabulary vocabulary) {
        vocabulary.currencies().forEach(this::addCurrency);
        vocabulary.assets().forEach(traded -> addCoin(traded.named()));
        vocabulary.venues().forEach(venue -> add(lower(venue), text -> new Token.Venue(venue, text)));
        addTerms();
        entries.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt(entry -> -entry.words().size())));
    }

    /** A phrase and what becomes of it. */
    record Entry(List<String> words, Function<String, Token> token) {}

    /** Phrases that begin with {@code word}, the longest first. */
    List<Entry> startingWith(String word) {
        return entries.getOrDefault(word, List.of());
    }

    Optional<Asset> currency(String code) {
        return Optional.ofNullable(currencies.get(code));
    }

    boolean isCurrency(Asset asset) {
        return currencies.containsValue(asset);
    }

    /** The pair that two codes make, in this order. */
    Optional<Token> pair(String base, String quote, String text) {
        Asset bought = coins.get(base);
        Asset paid = currencies.get(quote);
        return bought == null || paid == null || bought.equals(paid)
                ? Optional.empty()
                : Optional.of(new Token.Pair(bought, paid, text));
    }

    /** What {@code word} means though it is no word: a pair written as one, or a slip of the fingers. */
    Optional<Token> guess(String word) {
        for (int i = 2; i < word.length() - 1; i++) {
            Optional<Token> pair = pair(word.substring(0, i), word.substring(i), word);
            if (pair.isPresent()) {
                return pair;
            }
        }
        Set<Token> meant = new HashSet<>();
        names.forEach((name, asset) -> {
            if (Misspelling.ofName(word, name)) {
                meant.add(new Token.Coin(asset, word));
            }
        });
        verbs.forEach((verb, terms) -> {
            if (Misspelling.ofVerb(word, verb)) {
                meant.add(new Token.Said(terms, word));
            }
        });
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }

    private void addCurrency(MarketVocabulary.Named named) {
        Asset asset = named.asset();
        currencies.put(lower(asset.code()), asset);
        List<String> all = new ArrayList<>(named.names());
        all.add(lower(asset.code()));
        all.forEach(name -> add(name, text -> new Token.Cash(asset, text)));
    }

    private void addCoin(MarketVocabulary.Named named) {
        Asset asset = named.asset();
        String code = lower(asset.code());
        entries.remove(code);
        coins.put(code, asset);
        addCoin(code, asset);
        if (code.length() >= PLURAL_TICKER) {
            addCoin(code + "s", asset);
        }
        for (String name : named.names()) {
            coins.put(name, asset);
            addCoin(name, asset);
            addCoin(name + "s", asset);
            names.put(name, asset);
            names.put(name + "s", asset);
        }
    }

    private void addCoin(String words, Asset asset) {
        add(words, text -> new Token.Coin(asset, text));
    }

    private void addTerms() {
        Map<String, Set<Term>> phrases = new HashMap<>();
        for (Term term : Term.values()) {
            for (String phrase : term.phrases()) {
                phrases.computeIfAbsent(phrase, any -> EnumSet.noneOf(Term.class))
                        .add(term);
            }
        }
        phrases.forEach((phrase, terms) -> {
            add(phrase, text -> new Token.Said(terms, text));
            if (!phrase.contains(" ") && terms.stream().anyMatch(VERBS::contains)) {
                verbs.put(phrase, terms);
            }
        });
    }

    private void add(String phrase, Function<String, Token> token) {
        List<String> words = List.of(phrase.split(" "));
        entries.computeIfAbsent(words.get(0), any -> new ArrayList<>()).add(new Entry(words, token));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
