package io.cryptoflow.infrastructure.knowledge;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/** How much less sure every section is, because of the question alone: its words are unheard of, or it is like what no section tells. */
final class Doubt {
    /** Of a question of which no word is known. */
    private static final float UNHEARD_WEIGHT = 0.3f;

    /** Of a question that stands {@link Elsewhere}, by how much it is nearer than questions about anything are. */
    private static final float ELSEWHERE_WEIGHT = 0.7f;

    private static final float NEAR_ANYTHING = 0.3f;

    private final IndexReader reader;
    private final List<float[]> elsewhere;

    /** @param elsewhere the vectors of what no section tells */
    Doubt(IndexReader reader, List<float[]> elsewhere) {
        this.reader = reader;
        this.elsewhere = elsewhere;
    }

    /** To be taken from the cosines of all sections. */
    float about(QueryWords words, float[] question) throws IOException {
        float nearest = NEAR_ANYTHING;
        for (float[] vector : elsewhere) {
            nearest = Math.max(nearest, Vectors.cosine(vector, question));
        }
        return UNHEARD_WEIGHT * unheard(words) + ELSEWHERE_WEIGHT * (nearest - NEAR_ANYTHING);
    }

    /** The share of the words of a question that stand in no document: what it is about may not be what the documents are about. */
    private float unheard(QueryWords words) throws IOException {
        int unheard = 0;
        for (String stem : words.stems()) {
            boolean heard = false;
            for (String field : IndexFields.WORDS) {
                heard |= reader.docFreq(new Term(field, stem)) > 0;
            }
            unheard += heard ? 0 : 1;
        }
        return words.stems().isEmpty() ? 0 : (float) unheard / words.stems().size();
    }
}
