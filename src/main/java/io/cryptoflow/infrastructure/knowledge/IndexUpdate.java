package io.cryptoflow.infrastructure.knowledge;

import io.cryptoflow.domain.knowledge.Document;
import io.cryptoflow.domain.knowledge.MarkdownSections;
import io.cryptoflow.domain.knowledge.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an index up to date: what did not change stays as it is. The commit carries the fingerprint of each document. */
final class IndexUpdate {
    private static final Logger LOG = LoggerFactory.getLogger(IndexUpdate.class);

    /** The start screen is to stay in sight. */
    private static final int DOCUMENTS_PER_LINE = 10;

    /** Another number, or another model, makes every index anew. */
    private static final String FORMAT = "2";

    private static final String MADE_BY = "!made-by";
    private static final String ELSEWHERE = "!elsewhere";
    private static final float K1 = 0.9f;
    private static final float B = 0.4f;

    private final Directory directory;
    private final Function<String, Optional<float[]>> encoder;
    private final Progress progress;

    /** Hears how far it is. */
    interface Progress {
        /** So many documents were read, of all that changed. */
        void documents(int done, int of);
    }

    /** @param encoder the vector of a text, always or never */
    IndexUpdate(Directory directory, Function<String, Optional<float[]>> encoder, Progress progress) {
        this.directory = directory;
        this.encoder = encoder;
        this.progress = progress;
    }

    static BM25Similarity similarity() {
        return new BM25Similarity(K1, B);
    }

    /** Blocks; answers how many documents were read anew. */
    int run(List<Document> documents, String model) throws IOException {
        Map<String, String> wanted = fingerprints(documents);
        wanted.put(MADE_BY, FORMAT + " " + model);
        wanted.put(ELSEWHERE, fingerprint(Elsewhere.text()));
        Map<String, String> found = DirectoryReader.indexExists(directory) ? committed() : Map.of();
        if (found.equals(wanted)) {
            return 0;
        }
        boolean anew = !Objects.equals(wanted.get(MADE_BY), found.get(MADE_BY));
        List<Document> changed = documents.stream()
                .filter(document -> anew || !Objects.equals(wanted.get(document.name()), found.get(document.name())))
                .toList();
        IndexWriterConfig config = new IndexWriterConfig(IndexFields.analyzer())
                .setSimilarity(similarity())
                .setOpenMode(anew ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.APPEND);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (String gone : found.keySet()) {
                if (!wanted.containsKey(gone)) {
                    writer.deleteDocuments(new Term(IndexFields.DOCUMENT, gone));
                }
            }
            if (anew || !Objects.equals(wanted.get(ELSEWHERE), found.get(ELSEWHERE))) {
                replaceElsewhere(writer);
            }
            for (int i = 0; i < changed.size(); i++) {
                progress.documents(i, changed.size());
                replace(writer, changed.get(i));
                if ((i + 1) % DOCUMENTS_PER_LINE == 0) {
                    LOG.info("knowledge documents read done={} of={}", i + 1, changed.size());
                }
            }
            writer.setLiveCommitData(wanted.entrySet());
            writer.commit();
        }
        return changed.size();
    }

    private Map<String, String> committed() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.getIndexCommit().getUserData();
        }
    }

    private void replaceElsewhere(IndexWriter writer) throws IOException {
        writer.deleteDocuments(new Term(IndexFields.DOCUMENT, ELSEWHERE));
        org.apache.lucene.document.Document entry = new org.apache.lucene.document.Document();
        entry.add(new StringField(IndexFields.DOCUMENT, ELSEWHERE, Field.Store.NO));
        entry.add(vectors(IndexFields.ELSEWHERE_MEANINGS, Elsewhere.questions().stream()));
        writer.addDocument(entry);
    }

    private StoredField vectors(String field, Stream<String> texts) {
        List<float[]> vectors = new ArrayList<>();
        texts.forEach(text -> encoder.apply(text).ifPresent(vectors::add));
        return new StoredField(field, Vectors.bytes(vectors));
    }

    private void replace(IndexWriter writer, Document document) throws IOException {
        writer.deleteDocuments(new Term(IndexFields.DOCUMENT, document.name()));
        for (Section section : MarkdownSections.of(document)) {
            for (int i = 0; i < section.passages().size(); i++) {
                writer.addDocument(entry(document, section, i));
            }
        }
    }

    private org.apache.lucene.document.Document entry(Document document, Section section, int number) {
        String passage = section.passages().get(number);
        org.apache.lucene.document.Document entry = new org.apache.lucene.document.Document();
        entry.add(new StringField(IndexFields.DOCUMENT, document.name(), Field.Store.NO));
        entry.add(new StoredField(IndexFields.LINK, section.link()));
        entry.add(new StoredField(IndexFields.PAGE, section.page()));
        entry.add(new StoredField(IndexFields.HEADING, section.heading()));
        entry.add(new StoredField(IndexFields.TEXT, passage));
        entry.add(new TextField(IndexFields.BODY_WORDS, SplitWords.with(passage), Field.Store.NO));
        entry.add(new TextField(IndexFields.PATH_WORDS, section.path(), Field.Store.NO));
        entry.add(new TextField(IndexFields.ASKED_WORDS, String.join(" ", section.asked()), Field.Store.NO));
        encoder.apply(section.path() + ": " + Plain.of(passage))
                .ifPresent(vector -> entry.add(new StoredField(IndexFields.MEANING, Vectors.bytes(List.of(vector)))));
        if (number == 0) {
            entry.add(vectors(
                    IndexFields.SECTION_MEANINGS, Stream.concat(Stream.of(section.path()), section.asked().stream())));
        }
        return entry;
    }

    private static Map<String, String> fingerprints(List<Document> documents) {
        Map<String, String> fingerprints = new TreeMap<>();
        documents.forEach(document -> fingerprints.put(document.name(), fingerprint(document.text())));
        return fingerprints;
    }

    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
