package io.cryptoflow.infrastructure.knowledge;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.KnowledgeIndex;
import io.cryptoflow.application.port.Workers;
import io.cryptoflow.domain.knowledge.Document;
import io.cryptoflow.domain.knowledge.Finding;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index in a folder of its own, brought up to date in the background; searched on worker threads. */
public final class KnowledgeBase implements KnowledgeIndex {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeBase.class);
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 64;
    private static final Duration MODEL_PATIENCE = Duration.ofMinutes(5);
    private static final long REST_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final String WORDS_ONLY = "words only";

    private final Vertx vertx;
    private final Workers background;
    private final Path folder;
    private final SleepingModel model;
    private final KnowledgeMetrics metrics;
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable SectionSearch search;
    private volatile String progress = "being read";
    private long restTimer = -1;

    /**
     * Reads nothing yet.
     *
     * @param background where documents are read, behind everything else
     * @param folder for the index and the unpacked model
     */
    public KnowledgeBase(Vertx vertx, Workers background, Path folder, KnowledgeMetrics metrics, InstantSource clock) {
        this.vertx = vertx;
        this.background = background;
        this.folder = folder;
        this.model = new SleepingModel(folder.resolve("model"), MODEL_PATIENCE, clock);
        this.metrics = metrics;
        this.workers = vertx.createSharedWorkerExecutor("knowledge", THREADS, 10, TimeUnit.MINUTES);
    }

    /** Reads what changed since the last time; until that is done there are no answers. Completes with the number of sections. */
    public Future<Integer> load(Supplier<List<Document>> documents) {
        restTimer = vertx.setPeriodic(REST_MILLIS, tick -> workers.executeBlocking(this::rest, false));
        return background
                .compute(() -> read(documents.get()))
                .onSuccess(sections -> metrics.loaded(sections, model.isAvailable()))
                .onFailure(cause -> LOG.error("knowledge not loaded, questions are not answered", cause));
    }

    private boolean rest() {
        model.rest();
        return true;
    }

    private int read(List<Document> documents) {
        try {
            return open(documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int open(List<Document> documents) throws IOException {
        Directory directory = directory();
        int changed = update(directory, documents);
        SectionSearch loaded = new SectionSearch(directory);
        search = loaded;
        LOG.info(
                "knowledge loaded documents={} changed={} sections={} passages={} by={}",
                documents.size(),
                changed,
                loaded.sections(),
                loaded.passages(),
                model.isAvailable() ? "words and meaning" : WORDS_ONLY);
        return loaded.sections();
    }

    /** On disk where that can be written, else in memory for this life of the process. */
    private Directory directory() {
        try {
            return new NIOFSDirectory(folder.resolve("index"));
        } catch (IOException readOnly) {
            LOG.warn("knowledge index kept in memory cause=\"{}\"", readOnly.toString());
            return new ByteBuffersDirectory();
        }
    }

    /** An index that cannot be read is made anew: nothing is in it that the documents do not have. */
    private int update(Directory directory, List<Document> documents) throws IOException {
        try {
            return updateBy(directory, documents);
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("knowledge index is made anew cause=\"{}\"", damaged.toString());
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
            return updateBy(directory, documents);
        }
    }

    private int updateBy(Directory directory, List<Document> documents) throws IOException {
        int changed = new IndexUpdate(directory, model::encode, this::tell).run(documents, SentenceModel.NAME);
        return model.isAvailable()
                ? changed
                : new IndexUpdate(directory, text -> Optional.empty(), this::tell).run(documents, WORDS_ONLY);
    }

    private void tell(int done, int of) {
        progress = "being read, " + done + " of " + of + " documents are done";
    }

    @Override
    public Future<List<Finding>> search(String question, int most) {
        SectionSearch loaded = search;
        if (loaded == null) {
            return unavailable("KNOWLEDGE_LOADING", "the manual is still " + progress + "; ask again in some seconds");
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return unavailable("KNOWLEDGE_BUSY", "too many questions wait for their answer; ask again");
        }
        return workers.executeBlocking(() -> metrics.timed(() -> find(loaded, question, most)), false)
                .onComplete(done -> waiting.decrementAndGet());
    }

    private static <T> Future<T> unavailable(String code, String detail) {
        return Future.failedFuture(FailureException.of(Failure.Kind.UNAVAILABLE, code, detail));
    }

    private List<Finding> find(SectionSearch loaded, String question, int most) {
        try {
            return loaded.find(question, model.encode(Plain.of(question)), most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the threads, behind what waits for them. */
    public Future<Void> close() {
        vertx.cancelTimer(restTimer);
        return workers.close().onComplete(closed -> model.close());
    }
}
