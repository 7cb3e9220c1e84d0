package io.cryptoflow.infrastructure.knowledge;

import io.cryptoflow.domain.knowledge.Finding;
import io.vertx.codegen.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * One state of the index, ready to be searched: sections by words (BM25), by meaning (cosine) and by both added up, merged by their
 * ranks.
 */
final class SectionSearch implements AutoCloseable {
    /** How much the first ranks count more than the later ones. */
    private static final int RANK_CONSTANT = 5;

    private static final int MOST_PASSAGES = 50;

    /** How much the ranking by both counts; the others count 1. */
    private static final float BOTH_RANKING = 4;

    /** What the whole section and its words add to the cosine of the nearest vector. */
    private static final float THEME_WEIGHT = 0.3f;

    private static final float WORDS_WEIGHT = 0.4f;

    /** A section is surer where all of it is nearer to the question than answers usually are, and less sure where it is not. */
    private static final float SURE_THEME_WEIGHT = 0.5f;

    private static final float USUAL_THEME = 0.28f;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final List<Place> places = new ArrayList<>();
    private final Map<Integer, Integer> placeOfPassage = new HashMap<>();
    private final Doubt doubt;

    SectionSearch(Directory directory) throws IOException {
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(IndexUpdate.similarity());
        doubt = new Doubt(reader, read());
    }

    /** Answers the vectors of what no section tells. */
    private List<float[]> read() throws IOException {
        List<float[]> elsewhere = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        Bits live = MultiBits.getLiveDocs(reader);
        for (int i = 0; i < reader.maxDoc(); i++) {
            if (live == null || live.get(i)) {
                Document entry = searcher.storedFields().document(i);
                elsewhere.addAll(vectors(entry, IndexFields.ELSEWHERE_MEANINGS));
                if (entry.get(IndexFields.LINK) != null) {
                    int place = numbers.computeIfAbsent(entry.get(IndexFields.LINK), link -> open(link, entry));
                    placeOfPassage.put(i, place);
                    places.get(place)
                            .addPassage(
                                    i,
                                    vectors(entry, IndexFields.MEANING).stream().findFirst());
                    vectors(entry, IndexFields.SECTION_MEANINGS).forEach(places.get(place)::addMeaning);
                }
            }
        }
        return elsewhere;
    }

    private int open(String link, Document entry) {
        places.add(new Place(link, entry.get(IndexFields.PAGE), entry.get(IndexFields.HEADING)));
        return places.size() - 1;
    }

    private static List<float[]> vectors(Document entry, String field) {
        BytesRef bytes = entry.getBinaryValue(field);
        return bytes == null ? List.of() : Vectors.read(bytes.bytes, bytes.offset, bytes.length);
    }

    int sections() {
        return places.size();
    }

    int passages() {
        return placeOfPassage.size();
    }

    /** The sections nearest to {@code question}, best first; by words only without its vector. Blocks for a millisecond. */
    List<Finding> find(String question, Optional<float[]> vector, int most) throws IOException {
        QueryWords words = QueryWords.of(question);
        Map<Integer, ScoreDoc> hits = hits(words);
        return vector.isPresent() ? find(words, hits, vector.get(), most) : find(words, hits, most);
    }

    private List<Finding> find(QueryWords words, Map<Integer, ScoreDoc> hits, int most) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int number : hits.keySet().stream().limit(most).toList()) {
            Place place = places.get(number);
            String text = text(Objects.requireNonNull(hits.get(number)).doc);
            findings.add(finding(place, text, words.share(place.page() + " " + place.heading() + " " + text)));
        }
        return findings;
    }

    private List<Finding> find(QueryWords words, Map<Integer, ScoreDoc> hits, float[] question, int most)
            throws IOException {
        List<Place.Nearness> near =
                places.stream().map(place -> place.to(question)).toList();
        double ideal = ideal(words);
        Map<Integer, Float> merged = new LinkedHashMap<>();
        addRanks(
                merged,
                ranking(place -> near.get(place).best()
                        + THEME_WEIGHT * near.get(place).theme()
                        + WORDS_WEIGHT * share(hits.get(place), ideal)),
                BOTH_RANKING);
        addRanks(merged, ranking(place -> near.get(place).best()), 1);
        addRanks(merged, List.copyOf(hits.keySet()), 1);
        List<Integer> order = merged.entrySet().stream()
                .sorted(Map.Entry.<Integer, Float>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        float doubted = doubt.about(words, question);
        List<Finding> findings = new ArrayList<>();
        for (int place : order) {
            Place.Nearness nearness = near.get(place);
            findings.add(finding(places.get(place), text(nearness.passage()), sureness(nearness) - doubted));
        }
        return findings;
    }

    private static float sureness(Place.Nearness nearness) {
        return nearness.best() + SURE_THEME_WEIGHT * (nearness.theme() - USUAL_THEME);
    }

    private static double share(@Nullable ScoreDoc hit, double ideal) {
        return hit == null ? 0 : hit.score / ideal;
    }

    private static void addRanks(Map<Integer, Float> merged, List<Integer> ranking, float weight) {
        for (int rank = 0; rank < ranking.size(); rank++) {
            merged.merge(ranking.get(rank), weight / (RANK_CONSTANT + rank + 1), Float::sum);
        }
    }

    private List<Integer> ranking(ToDoubleFunction<Integer> score) {
        return IntStream.range(0, places.size())
                .boxed()
                .sorted(Comparator.comparingDouble(score).reversed())
                .limit(MOST_PASSAGES)
                .toList();
    }

    /** The best passage by words of each section that has one, best first. */
    private Map<Integer, ScoreDoc> hits(QueryWords words) throws IOException {
        Map<Integer, ScoreDoc> best = new LinkedHashMap<>();
        for (ScoreDoc hit : searcher.search(words.query(), MOST_PASSAGES).scoreDocs) {
            best.putIfAbsent(Objects.requireNonNull(placeOfPassage.get(hit.doc)), hit);
        }
        return best;
    }

    /** What a passage would be worth by words, had it every word of the question in every field. */
    private double ideal(QueryWords words) throws IOException {
        double sum = 0;
        for (String stem : words.stems()) {
            double rarest = 0;
            for (String field : IndexFields.WORDS) {
                rarest = Math.max(rarest, rarity(new Term(field, stem)));
            }
            sum += rarest;
        }
        return sum * IndexFields.WORDS.size();
    }

    private double rarity(Term term) throws IOException {
        int having = reader.docFreq(term);
        return having == 0 ? 0 : Math.log(1 + (reader.getDocCount(term.field()) - having + 0.5) / (having + 0.5));
    }

    private String text(int passage) throws IOException {
        return searcher.storedFields().document(passage).get(IndexFields.TEXT);
    }

    private static Finding finding(Place place, String text, float score) {
        int percent = Math.max(0, Math.min(100, Math.round(score * 100)));
        return new Finding(place.link(), place.page(), place.heading(), text, percent);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
