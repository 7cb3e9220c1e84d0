package io.cryptoflow.infrastructure.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
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

    static QueryWords of(String question) {
        return new QueryWords(stems(SplitWords.with(question)));
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new LinkedHashSet<>();
        try (Analyzer analyzer = IndexFields.analyzer();
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
