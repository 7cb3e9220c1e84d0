package io.cryptoflow.infrastructure.tape;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A tape that is written: a header, and whole lines behind it. */
final class TapeFile implements Closeable {
    private static final String HEADER = "trade_id,ts_ms,price,qty,side\n";
    private static final int LONGEST_LINE = BoundedLines.LONGEST;

    private final FileChannel channel;

    private TapeFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens {@code path}; a last line that a kill cut short is taken away. */
    static TapeFile open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        TapeFile file = new TapeFile(channel);
        try {
            channel.truncate(file.endOfLastWholeLine());
            channel.position(channel.size());
            if (channel.size() == 0) {
                file.append(HEADER);
            }
            return file;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private long endOfLastWholeLine() throws IOException {
        long from = Math.max(0, channel.size() - LONGEST_LINE);
        ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - from));
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
            // A channel may read less than was asked for.
        }
        for (int i = tail.position() - 1; i >= 0; i--) {
            if (tail.get(i) == '\n') {
                return from + i + 1;
            }
        }
        return from;
    }

    void append(String lines) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
