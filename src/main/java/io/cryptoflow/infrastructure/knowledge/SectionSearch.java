package io.cryptoflow.infrastructure.knowledge;

import io.cryptoflow.domain.knowledge.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/** One state of the index, ready to be searched: sections by words (BM25) and by meaning (cosine), merged by their ranks. */
final class SectionSearch implements AutoCloseable {
    /** How much the first ranks count more than the later ones. */
    private static final int RANK_CONSTANT = 20;

    private static final int MOST_PASSAGES = 50;

    /** How much less sure a section is for a question of which no word is known. */
    private static final float UNHEARD_WEIGHT = 0.15f;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final List<Place> places = new ArrayList<>();
    private final Map<Integer, Integer> placeOfPassage = new HashMap<>();

    /** A section: its passages, and the vectors of its heading and its asked-as questions. */
    private record Place(String link, String page, String heading, List<Piece> pieces, List<float[]> meanings) {}

    private record Piece(int number, Optional<float[]> meaning) {}

    private record Ranked(int place, int bestPiece, float score) {}

    SectionSearch(Directory directory) throws IOException {
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(IndexUpdate.similarity());
        read();
    }

    private void read() throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        Bits live = MultiBits.getLiveDocs(reader);
        for (int i = 0; i < reader.maxDoc(); i++) {
            if (live == null || live.get(i)) {
                Document entry = searcher.storedFields().document(i);
                int place = numbers.computeIfAbsent(entry.get(IndexFields.LINK), link -> open(link, entry));
                placeOfPassage.put(i, place);
                places.get(place)
                        .pieces()
                        .add(new Piece(
                                i, vectors(entry, IndexFields.MEANING).stream().findFirst()));
                places.get(place).meanings().addAll(vectors(entry, IndexFields.SECTION_MEANINGS));
            }
        }
    }

    private int open(String link, Document entry) {
        places.add(new Place(
                link,
                entry.get(IndexFields.PAGE),
                entry.get(IndexFields.HEADING),
                new ArrayList<>(),
                new ArrayList<>()));
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
        List<Ranked> byWords = byWords(words);
        List<Ranked> byMeaning = vector.map(this::byMeaning).orElse(List.of());
        Map<Integer, Float> merged = new LinkedHashMap<>();
        Map<Integer, Integer> pieces = new HashMap<>();
        for (List<Ranked> ranking : List.of(byMeaning, byWords)) {
            for (int rank = 0; rank < Math.min(ranking.size(), MOST_PASSAGES); rank++) {
                Ranked ranked = ranking.get(rank);
                merged.merge(ranked.place(), 1f / (RANK_CONSTANT + rank + 1), Float::sum);
                pieces.putIfAbsent(ranked.place(), ranked.bestPiece());
            }
        }
        float doubt = UNHEARD_WEIGHT * unheard(words);
        Map<Integer, Float> sure = new HashMap<>();
        byMeaning.forEach(ranked -> sure.put(ranked.place(), ranked.score() - doubt));
        List<Integer> order = merged.entrySet().stream()
                .sorted(Map.Entry.<Integer, Float>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (int place : order) {
            String text = text(Objects.requireNonNull(pieces.get(place)));
            float score = vector.isPresent() ? sure.getOrDefault(place, 0f) : words.share(place(place) + " " + text);
            findings.add(finding(places.get(place), text, score));
        }
        return findings;
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

    private String place(int number) {
        return places.get(number).page() + " " + places.get(number).heading();
    }

    private String text(int passage) throws IOException {
        return searcher.storedFields().document(passage).get(IndexFields.TEXT);
    }

    private static Finding finding(Place place, String text, float score) {
        int percent = Math.max(0, Math.min(100, Math.round(score * 100)));
        return new Finding(place.link(), place.page(), place.heading(), text, percent);
    }

    private List<Ranked> byWords(QueryWords words) throws IOException {
        Map<Integer, Ranked> best = new LinkedHashMap<>();
        for (ScoreDoc hit : searcher.search(words.query(), MOST_PASSAGES).scoreDocs) {
            int place = Objects.requireNonNull(placeOfPassage.get(hit.doc));
            best.putIfAbsent(place, new Ranked(place, hit.doc, hit.score));
        }
        return List.copyOf(best.values());
    }

    private List<Ranked> byMeaning(float[] question) {
        return IntStream.range(0, places.size())
                .mapToObj(number -> nearest(number, question))
                .sorted(Comparator.comparing(Ranked::score).reversed())
                .toList();
    }

    private Ranked nearest(int number, float[] question) {
        Place place = places.get(number);
        int bestPiece = place.pieces().get(0).number();
        float bestBody = -1;
        for (Piece piece : place.pieces()) {
            float cosine = piece.meaning()
                    .map(meaning -> Vectors.cosine(meaning, question))
                    .orElse(-1f);
            if (cosine > bestBody) {
                bestBody = cosine;
                bestPiece = piece.number();
            }
        }
        float best = bestBody;
        for (float[] meaning : place.meanings()) {
            best = Math.max(best, Vectors.cosine(meaning, question));
        }
        return new Ranked(number, bestPiece, best);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
