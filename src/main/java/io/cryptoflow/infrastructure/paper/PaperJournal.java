package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.application.port.VenueJournal;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The venue's own memory: lines of JSON, stored before anybody hears of what a line says. Lines that come while a write is
 * under way share the next one.
 */
final class PaperJournal {
    private final Context context;
    private final VenueJournal storage;
    private List<String> pending = new ArrayList<>();
    private List<Promise<Void>> waiting = new ArrayList<>();
    private boolean writing;
    private Future<Void> health = Future.succeededFuture();

    PaperJournal(Context context, VenueJournal storage) {
        this.context = context;
        this.storage = storage;
    }

    /** Reads all that was written so far. */
    static Future<Void> read(VenueJournal storage, Consumer<JsonObject> reader) {
        return storage.read(line -> reader.accept(new JsonObject(line)));
    }

    /** Reads all that was written so far once more. */
    Future<Void> readAgain(Consumer<JsonObject> reader) {
        return read(storage, reader);
    }

    /** Fails for good once a write failed: what memory holds and what is stored then differ until a restart. */
    Future<Void> health() {
        return health;
    }

    /** Appends a line; the Future succeeds once it is stored. Called on the venue's context only. */
    Future<Void> append(JsonObject line) {
        if (health.failed()) {
            return health;
        }
        Promise<Void> stored = Promise.promise();
        pending.add(line.encode());
        waiting.add(stored);
        if (!writing) {
            writeNext();
        }
        return stored.future();
    }

    /** Succeeds once everything that was appended so far is stored. */
    Future<Void> settled() {
        if (!writing) {
            return health;
        }
        Promise<Void> stored = Promise.promise();
        waiting.add(stored);
        return stored.future();
    }

    private void writeNext() {
        List<String> lines = pending;
        List<Promise<Void>> writers = waiting;
        pending = new ArrayList<>();
        waiting = new ArrayList<>();
        writing = true;
        storage.append(lines).onComplete(done -> context.runOnContext(turn -> onWritten(writers, done)));
    }

    private void onWritten(List<Promise<Void>> writers, AsyncResult<Void> done) {
        writing = false;
        if (done.failed()) {
            health = Future.failedFuture(done.cause());
            // The storage may end in half a line now; nothing may follow it.
            waiting.forEach(writer -> writer.fail(done.cause()));
            waiting.clear();
        }
        writers.forEach(writer -> writer.handle(done));
        if (!writing && !waiting.isEmpty()) {
            writeNext();
        }
    }

    /** Ends the storage. */
    Future<Void> close() {
        return storage.close();
    }
}
