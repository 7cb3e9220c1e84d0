package io.cryptoflow.infrastructure.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a question that tell something, by their stems.
 *
 * @param stems each once
 */
record QueryWords(Set<String> stems) {
    private static final int MOST_WORDS = 1_024;

    /** Words of talking, by which no section differs from another. */
    private static final CharArraySet TALK = talk(
            "i me my mine we us our you your he she him her his hers they them am was were been being do does did done"
                    + " have has had having can could may might will would shall should must want wants like need let lets"
                    + " what which who whom whose when where why how so just some any get gets got getting give go goes"
                    + " going make makes made thing things stuff really very too also now then please tell show something"
                    + " someone anything everything everyone i'm i've can't don't didn't doesn't won't isn't what's it's"
                    + " there's that's whats im from out about one already yet still");

    static QueryWords of(String question) {
        return new QueryWords(stems(SplitWords.with(question)));
    }

    private static CharArraySet talk(String words) {
        CharArraySet all = new CharArraySet(List.of(words.split(" ")), true);
        all.addAll(EnglishAnalyzer.getDefaultStopSet());
        return CharArraySet.unmodifiableSet(all);
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new LinkedHashSet<>();
        try (Analyzer analyzer = new EnglishAnalyzer(TALK);
                TokenStream tokens = analyzer.tokenStream(IndexFields.BODY_WORDS, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && stems.size() < MOST_WORDS) {
                stems.add(word.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stems;
    }

    /** Any of the words, in any of the fields. */
    Query query() {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String stem : stems) {
            IndexFields.WEIGHTS.forEach((field, weight) -> query.add(
                    new BoostQuery(new TermQuery(new Term(field, stem)), weight), BooleanClause.Occur.SHOULD));
        }
        return query.build();
    }

    /** The share of the words that {@code text} has, 0 to 1. */
    float share(String text) {
        if (stems.isEmpty()) {
            return 0;
        }
        Set<String> there = stems(SplitWords.with(text));
        return (float) stems.stream().filter(there::contains).count() / stems.size();
    }
}
