package io.cryptoflow.infrastructure.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A section as the search knows it: its passages, and the vectors of its heading and its asked-as questions. */
final class Place {
    private final String link;
    private final String page;
    private final String heading;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<float[]> meanings = new ArrayList<>();
    private final float[] theme = new float[SentenceModel.DIMENSIONS];
    private int vectors;

    private record Piece(int passage, Optional<float[]> meaning) {}

    /**
     * How near a section is to a question.
     *
     * @param passage the nearest of its passages
     * @param best the cosine of the nearest of all its vectors
     * @param theme the mean of the cosines of all its vectors: what the section is about as a whole
     */
    record Nearness(int passage, float best, float theme) {}

    Place(String link, String page, String heading) {
        this.link = link;
        this.page = page;
        this.heading = heading;
    }

    String link() {
        return link;
    }

    String page() {
        return page;
    }

    String heading() {
        return heading;
    }

    void addPassage(int passage, Optional<float[]> meaning) {
        pieces.add(new Piece(passage, meaning));
        meaning.ifPresent(this::addToTheme);
    }

    void addMeaning(float[] meaning) {
        meanings.add(meaning);
        addToTheme(meaning);
    }

    private void addToTheme(float[] vector) {
        for (int i = 0; i < theme.length; i++) {
            theme[i] += vector[i];
        }
        vectors++;
    }

    Nearness to(float[] question) {
        int passage = pieces.get(0).passage();
        float bestPassage = -1;
        for (Piece piece : pieces) {
            float cosine = piece.meaning()
                    .map(meaning -> Vectors.cosine(meaning, question))
                    .orElse(-1f);
            if (cosine > bestPassage) {
                bestPassage = cosine;
                passage = piece.passage();
            }
        }
        float best = bestPassage;
        for (float[] meaning : meanings) {
            best = Math.max(best, Vectors.cosine(meaning, question));
        }
        return new Nearness(passage, best, vectors == 0 ? 0 : Vectors.cosine(theme, question) / vectors);
    }
}
