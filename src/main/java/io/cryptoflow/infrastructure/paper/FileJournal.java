package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.application.port.VenueJournal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/** A journal in a file of lines, forced to disk. A line that a crash cut short is cut off. */
public final class FileJournal implements VenueJournal {
    private final Vertx vertx;
    private final Path file;
    private final FileChannel channel;

    private FileJournal(Vertx vertx, Path file, FileChannel channel) {
        this.vertx = vertx;
        this.file = file;
        this.channel = channel;
    }

    /** Opens the file, or a new one. */
    public static Future<VenueJournal> open(Vertx vertx, Path file) {
        return vertx.executeBlocking(() -> {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.truncate(JournalFile.endOfLastLine(channel));
            channel.position(channel.size());
            return new FileJournal(vertx, file, channel);
        });
    }

    @Override
    public Future<Void> read(Consumer<String> reader) {
        return vertx.executeBlocking(() -> {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    reader.accept(line);
                }
            }
            return null;
        });
    }

    @Override
    public Future<Void> append(List<String> lines) {
        Buffer buffer = Buffer.buffer();
        lines.forEach(line -> buffer.appendString(line).appendByte((byte) '\n'));
        return vertx.executeBlocking(() -> write(buffer));
    }

    private Void write(Buffer lines) throws IOException {
        var bytes = ByteBuffer.wrap(lines.getBytes());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        return null;
    }

    @Override
    public Future<Void> close() {
        return vertx.executeBlocking(() -> {
            channel.close();
            return null;
        });
    }
}
