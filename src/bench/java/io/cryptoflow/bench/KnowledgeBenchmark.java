package io.cryptoflow.bench;

import io.cryptoflow.domain.knowledge.Document;
import io.cryptoflow.entrypoints.http.Manual;
import io.cryptoflow.infrastructure.knowledge.KnowledgeBase;
import io.cryptoflow.infrastructure.knowledge.KnowledgeMetrics;
import io.cryptoflow.infrastructure.workers.PatientWorkers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the manual, and asks it the questions of the tests one after the other: from the question to the sections, with the worker threads. */
final class KnowledgeBenchmark {
    private static final Path QUESTIONS = Path.of("src/test/resources/knowledge/questions.jsonl");
    private static final int NEAREST = 8;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int ROUNDS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Vertx vertx;

    KnowledgeBenchmark(Vertx vertx) {
        this.vertx = vertx;
    }

    List<String> run(Path folder) {
        List<String> questions = questions();
        List<Document> manual = Manual.read();
        List<String> lines = new ArrayList<>();
        lines.add("| manual | documents | sections | seconds |");
        lines.add("|---|---|---|---|");
        KnowledgeBase base = read(lines, "read for the first time", manual, folder);
        Waiting.result(base.close());
        base = read(lines, "nothing changed", manual, folder);
        Latencies latencies = new Latencies();
        rounds(WARM_UP_ROUNDS, questions, base, new Latencies());
        long start = System.nanoTime();
        rounds(ROUNDS, questions, base, latencies);
        Throughput all = Latencies.over((System.nanoTime() - start) / NANOS_PER_SECOND, List.of(latencies));
        Waiting.result(base.close());
        lines.add("");
        lines.add("| questions | rounds | per second, one after the other | p50 | p99 |");
        lines.add("|---|---|---|---|---|");
        lines.add(String.format(
                Locale.ROOT,
                "| %d | %d | %.0f | %.2f ms | %.2f ms |",
                questions.size(),
                ROUNDS,
                all.perSecond(),
                all.p50Millis(),
                all.p99Millis()));
        return lines;
    }

    private static List<String> questions() {
        try {
            return Files.readAllLines(QUESTIONS).stream()
                    .map(line -> new JsonObject(line).getString("question"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KnowledgeBase read(List<String> lines, String name, List<Document> manual, Path folder) {
        PatientWorkers workers = new PatientWorkers(vertx, 1, 1);
        KnowledgeMetrics metrics = new KnowledgeMetrics(new SimpleMeterRegistry());
        KnowledgeBase base = new KnowledgeBase(vertx, workers, folder, metrics, InstantSource.system());
        long start = System.nanoTime();
        int sections = Waiting.result(base.load(() -> manual));
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f |",
                name,
                manual.size(),
                sections,
                (System.nanoTime() - start) / NANOS_PER_SECOND));
        Waiting.result(workers.close());
        return base;
    }

    private static void rounds(int rounds, List<String> questions, KnowledgeBase base, Latencies latencies) {
        for (int round = 0; round < rounds; round++) {
            for (String question : questions) {
                long start = System.nanoTime();
                if (Waiting.result(base.search(question, NEAREST)).isEmpty()) {
                    throw new BenchFailure("nothing found for: " + question);
                }
                latencies.add(System.nanoTime() - start);
            }
        }
    }
}
