package io.cryptoflow.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Counts the frames on one WebSocket as cheaply as that can be done; one in some looks at their age. */
final class FanOutReader {
    private static final String TIME = "\"occurredAt\":\"";
    private static final int END_OF_HEAD = 4;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final boolean looking;
    private final LongConsumer age;
    private final Runnable opened;
    private Buffer left = Buffer.buffer();
    private boolean upgraded;
    private long skip;
    private final AtomicLong frames = new AtomicLong();

    /**
     * Reads from now on.
     *
     * @param age gets the microseconds from the trade to now, where the reader looks
     * @param opened runs when the WebSocket is open
     */
    FanOutReader(NetSocket socket, boolean looking, LongConsumer age, Runnable opened) {
        this.looking = looking;
        this.age = age;
        this.opened = opened;
        socket.handler(this::read);
    }

    long frames() {
        return frames.get();
    }

    private void read(Buffer data) {
        if (skip >= data.length()) {
            skip -= data.length();
            return;
        }
        Buffer all = left.length() == 0 ? data : left.copy().appendBuffer(data);
        int at = (int) skip;
        skip = 0;
        at = upgraded ? at : endOfHead(all);
        while (at >= 0 && at + 2 <= all.length()) {
            int next = frame(all, at);
            if (next < 0) {
                break;
            }
            at = next;
        }
        keep(all, Math.max(at, 0));
    }

    /** Where the next frame begins; negative when this one is not there as far as it is needed. */
    private int frame(Buffer all, int at) {
        int length = all.getByte(at + 1) & 0x7f;
        int head = length == TWO_BYTES ? 4 : length == EIGHT_BYTES ? 10 : 2;
        if (at + head > all.length()) {
            return -1;
        }
        long size = length == TWO_BYTES
                ? all.getUnsignedShort(at + 2)
                : length == EIGHT_BYTES ? all.getLong(at + 2) : length;
        if (looking && at + head + size > all.length()) {
            return -1;
        }
        frames.lazySet(frames.get() + 1);
        if (looking) {
            look(all.getString(at + head, (int) (at + head + size), StandardCharsets.ISO_8859_1.name()));
        }
        return (int) (at + head + size);
    }

    private void keep(Buffer all, int at) {
        skip = Math.max(0, at - all.length());
        left = at < all.length() ? all.getBuffer(at, all.length()) : Buffer.buffer();
    }

    private int endOfHead(Buffer all) {
        String text = all.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return -1;
        }
        if (!text.startsWith("HTTP/1.1 101")) {
            throw new BenchFailure(text);
        }
        upgraded = true;
        opened.run();
        return end + END_OF_HEAD;
    }

    private void look(String text) {
        int begin = text.indexOf(TIME);
        if (begin >= 0) {
            int from = begin + TIME.length();
            Instant occurred = Instant.parse(text.substring(from, text.indexOf('"', from)));
            Instant now = Instant.now();
            age.accept((now.getEpochSecond() - occurred.getEpochSecond()) * 1_000_000
                    + (now.getNano() - occurred.getNano()) / 1_000);
        }
    }
}
