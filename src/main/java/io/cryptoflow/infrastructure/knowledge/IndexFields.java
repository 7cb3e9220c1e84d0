package io.cryptoflow.infrastructure.knowledge;

import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/** What the index knows about a passage. */
final class IndexFields {
    static final String DOCUMENT = "document";
    static final String LINK = "link";
    static final String PAGE = "page";
    static final String HEADING = "heading";
    static final String TEXT = "text";

    /** The vector of the passage. */
    static final String MEANING = "meaning";

    /** The vectors of the heading and of the asked-as questions, with the first passage of the section. */
    static final String SECTION_MEANINGS = "sectionMeanings";

    /** The vectors of what no section tells, in an entry of their own. */
    static final String ELSEWHERE_MEANINGS = "elsewhereMeanings";

    /** What is searched by words, and how much each counts. */
    static final String BODY_WORDS = "bodyWords";

    static final String PATH_WORDS = "pathWords";
    static final String ASKED_WORDS = "askedWords";
    static final Map<String, Float> WEIGHTS = Map.of(BODY_WORDS, 1f, PATH_WORDS, 1f, ASKED_WORDS, 1f);
    static final List<String> WORDS = List.of(BODY_WORDS, PATH_WORDS, ASKED_WORDS);

    private IndexFields() {}

    static Analyzer analyzer() {
        return new EnglishAnalyzer();
    }
}
