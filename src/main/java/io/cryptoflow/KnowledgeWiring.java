package io.cryptoflow;

import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.AnswerWriter;
import io.cryptoflow.domain.knowledge.Document;
import io.cryptoflow.domain.knowledge.ProductNames;
import io.cryptoflow.entrypoints.bus.KnowledgeVerticle;
import io.cryptoflow.entrypoints.bus.Served;
import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.entrypoints.http.Manual;
import io.cryptoflow.infrastructure.knowledge.DocumentFolders;
import io.cryptoflow.infrastructure.knowledge.KnowledgeBase;
import io.cryptoflow.infrastructure.knowledge.KnowledgeMetrics;
import io.cryptoflow.infrastructure.workers.PatientWorkers;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the knowledge base is made of: the manual, the folders of the settings, their index, and who writes answers. */
final class KnowledgeWiring {
    private static final int ONE_AFTER_ANOTHER = 1;

    private final MessageBus bus;
    private final KnowledgeSettings settings;
    private final PatientWorkers workers;
    private final KnowledgeMetrics metrics;
    private final KnowledgeBase base;

    /** @param folder for the index */
    KnowledgeWiring(
            Vertx vertx,
            MessageBus bus,
            KnowledgeSettings settings,
            Path folder,
            MeterRegistry registry,
            InstantSource clock) {
        this.bus = bus;
        this.settings = settings;
        this.workers = new PatientWorkers(vertx, ONE_AFTER_ANOTHER, ONE_AFTER_ANOTHER);
        this.metrics = new KnowledgeMetrics(registry);
        this.base = new KnowledgeBase(vertx, workers, folder, metrics, clock);
    }

    /**
     * The verticle that answers questions; documents are read behind everything else, beside the start.
     *
     * @param writer who writes answers from passages, where a chat model is configured
     */
    KnowledgeVerticle verticle(Contract contract, Optional<AnswerWriter> writer) {
        ProductNames names =
                new ProductNames(SettingsFile.defaults().keySet(), contract.operationNames(), contract.codes());
        AskKnowledge ask = new AskKnowledge(base, names, writer, metrics::count);
        return new KnowledgeVerticle(bus, new Served<>(Addresses.ASK_KNOWLEDGE, ask), () -> base.load(this::documents));
    }

    private List<Document> documents() {
        List<Document> documents = new ArrayList<>(Manual.read());
        documents.addAll(DocumentFolders.read(settings.folders()));
        return documents;
    }

    Future<Void> close() {
        return workers.close().compose(closed -> base.close());
    }
}
