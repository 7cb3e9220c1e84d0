package io.cryptoflow.infrastructure.paper;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The venue's own memory: a file of JSON lines, only ever appended to, forced to disk before anybody hears of what a
 * line says. Lines that come while the disk is busy share the next write. A line that a crash cut short is cut off.
 */
final class PaperJournal {
    private final Vertx vertx;
    private final Context context;
    private final Path file;
    private final FileChannel channel;
    private Buffer pending = Buffer.buffer();
    private List<Promise<Void>> waiting = new ArrayList<>();
    private boolean writing;
    private Future<Void> health = Future.succeededFuture();

    private PaperJournal(Vertx vertx, Context context, Path file, FileChannel channel) {
        this.vertx = vertx;
        this.context = context;
        this.file = file;
        this.channel = channel;
    }

    /** Opens the file, hands every whole line to {@code reader}, and is ready to append. Blocks. */
    static PaperJournal open(Vertx vertx, Context context, Path file, Consumer<JsonObject> reader) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.truncate(JournalFile.endOfLastLine(channel));
        channel.position(channel.size());
        read(file, reader);
        return new PaperJournal(vertx, context, file, channel);
    }

    private static void read(Path file, Consumer<JsonObject> reader) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(new JsonObject(line));
            }
        }
    }

    /** Reads all that was written so far once more. Blocks. */
    void readAgain(Consumer<JsonObject> reader) throws IOException {
        read(file, reader);
    }

    /** Fails for good once a write failed: what memory holds and what the disk holds then differ until a restart. */
    Future<Void> health() {
        return health;
    }

    /** Appends a line; the Future succeeds once it is on disk. Called on the venue's context only. */
    Future<Void> append(JsonObject line) {
        if (health.failed()) {
            return health;
        }
        Promise<Void> onDisk = Promise.promise();
        pending.appendBuffer(line.toBuffer()).appendByte((byte) '\n');
        waiting.add(onDisk);
        if (!writing) {
            writeNext();
        }
        return onDisk.future();
    }

    /** Succeeds once everything that was appended so far is on disk. */
    Future<Void> settled() {
        if (!writing) {
            return health;
        }
        Promise<Void> onDisk = Promise.promise();
        waiting.add(onDisk);
        return onDisk.future();
    }

    private void writeNext() {
        Buffer lines = pending;
        List<Promise<Void>> writers = waiting;
        pending = Buffer.buffer();
        waiting = new ArrayList<>();
        writing = true;
        vertx.<Void>executeBlocking(() -> write(lines))
                .onComplete(done -> context.runOnContext(turn -> onWritten(writers, done)));
    }

    private void onWritten(List<Promise<Void>> writers, AsyncResult<Void> done) {
        writing = false;
        if (done.failed()) {
            health = Future.failedFuture(done.cause());
            // The file may end in half a line now; nothing may follow it.
            waiting.forEach(writer -> writer.fail(done.cause()));
            waiting.clear();
        }
        writers.forEach(writer -> writer.handle(done));
        if (!writing && !waiting.isEmpty()) {
            writeNext();
        }
    }

    private Void write(Buffer lines) throws IOException {
        var bytes = ByteBuffer.wrap(lines.getBytes());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        return null;
    }

    /** Closes the file. Blocks. */
    void close() throws IOException {
        channel.close();
    }
}
