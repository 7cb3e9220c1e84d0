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

    /** Another number, or another model, makes every index anew. */
    private static final String FORMAT = "1";

    private static final String MADE_BY = "!made-by";
    private static final float K1 = 0.9f;
    private static final float B = 0.4f;

    private final Directory directory;
    private final Function<String, Optional<float[]>> encoder;

    /** @param encoder the vector of a text, always or never */
    IndexUpdate(Directory directory, Function<String, Optional<float[]>> encoder) {
        this.directory = directory;
        this.encoder = encoder;
    }

    static BM25Similarity similarity() {
        return new BM25Similarity(K1, B);
    }

    /** Blocks; answers how many documents were read anew. */
    int run(List<Document> documents, String model) throws IOException {
        Map<String, String> wanted = fingerprints(documents);
        wanted.put(MADE_BY, FORMAT + " " + model);
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
            for (int i = 0; i < changed.size(); i++) {
                replace(writer, changed.get(i), i + 1, changed.size());
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

    private void replace(IndexWriter writer, Document document, int number, int of) throws IOException {
        writer.deleteDocuments(new Term(IndexFields.DOCUMENT, document.name()));
        List<Section> sections = MarkdownSections.of(document);
        for (Section section : sections) {
            for (int i = 0; i < section.passages().size(); i++) {
                writer.addDocument(entry(document, section, i));
            }
        }
        LOG.info(
                "knowledge document read document={} sections={} done={} of={}",
                document.name(),
                sections.size(),
                number,
                of);
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
            List<float[]> vectors = new ArrayList<>();
            Stream.concat(Stream.of(section.path()), section.asked().stream())
                    .forEach(text -> encoder.apply(text).ifPresent(vectors::add));
            entry.add(new StoredField(IndexFields.SECTION_MEANINGS, Vectors.bytes(vectors)));
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
