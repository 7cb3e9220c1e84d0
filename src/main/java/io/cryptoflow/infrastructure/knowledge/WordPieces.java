package io.cryptoflow.infrastructure.knowledge;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words of a text as numbers that BERT models know: words without accents in small letters, split into the longest known pieces. */
final class WordPieces {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int begin;
    private final int end;

    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
        unknown = number("[UNK]");
        begin = number("[CLS]");
        end = number("[SEP]");
    }

    /** Those of a {@code tokenizer.json}, as Hugging Face writes it; how that file cuts and fills texts does not count. */
    static WordPieces of(InputStream tokenizer) {
        try (tokenizer) {
            JsonObject json = new JsonObject(new String(tokenizer.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Integer> vocabulary = new HashMap<>();
            json.getJsonObject("model")
                    .getJsonObject("vocab")
                    .forEach(word -> vocabulary.put(word.getKey(), ((Number) word.getValue()).intValue()));
            return new WordPieces(vocabulary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int number(String piece) {
        return Objects.requireNonNull(vocabulary.get(piece), piece);
    }

    /** The pieces of {@code text} between the marks of begin and end; what is beyond {@code most} is left out. */
    long[] encode(String text, int most) {
        List<Integer> pieces = new ArrayList<>();
        pieces.add(begin);
        for (String word : words(text)) {
            if (pieces.size() >= most - 1) {
                break;
            }
            addPieces(pieces, word);
        }
        List<Integer> cut = pieces.subList(0, Math.min(pieces.size(), most - 1));
        long[] numbers = new long[cut.size() + 1];
        for (int i = 0; i < cut.size(); i++) {
            numbers[i] = cut.get(i);
        }
        numbers[cut.size()] = end;
        return numbers;
    }

    private void addPieces(List<Integer> pieces, String word) {
        if (word.length() > LONGEST_WORD) {
            pieces.add(unknown);
            return;
        }
        List<Integer> found = new ArrayList<>();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            String prefix = from == 0 ? "" : "##";
            while (to > from && !vocabulary.containsKey(prefix + word.substring(from, to))) {
                to--;
            }
            if (to == from) {
                pieces.add(unknown);
                return;
            }
            found.add(number(prefix + word.substring(from, to)));
            from = to;
        }
        pieces.addAll(found);
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "");
        StringBuilder spaced = new StringBuilder();
        plain.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                spaced.append(' ');
            } else if (standsAlone(character)) {
                spaced.append(' ').appendCodePoint(character).append(' ');
            } else if (isText(character)) {
                spaced.appendCodePoint(character);
            }
        });
        String words = spaced.toString().strip();
        return words.isEmpty() ? List.of() : List.of(words.split(" +"));
    }

    private static boolean isText(int character) {
        return character != 0
                && character != 0xFFFD
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT;
    }

    /** Chinese characters, and everything that is a mark: in ASCII also what Unicode calls a symbol. */
    private static boolean standsAlone(int character) {
        if (character < 128) {
            return character > ' ' && character < 127 && !Character.isLetterOrDigit(character);
        }
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> Character.isIdeographic(character);
        };
    }
}
