package io.cryptoflow.entrypoints.bridge;

import java.io.ByteArrayOutputStream;

/** Text messages as a server writes them (RFC 6455, section 5.2): not masked, not compressed, so the same for every socket. */
final class WebSocketFrames {
    /** Longer messages go in several frames: clients refuse frames beyond a limit, 64 KiB where they are Vert.x. */
    static final int LONGEST = 65_535;

    private static final int FINAL = 0x80;
    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int LENGTH_IN_ONE_BYTE = 125;
    private static final int LENGTH_IN_TWO_BYTES = 126;

    private WebSocketFrames() {}

    static byte[] text(byte[] utf8) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream(utf8.length + 4);
        int from = 0;
        do {
            int length = Math.min(LONGEST, utf8.length - from);
            boolean last = from + length == utf8.length;
            frames.write((last ? FINAL : 0) | (from == 0 ? TEXT : CONTINUATION));
            if (length <= LENGTH_IN_ONE_BYTE) {
                frames.write(length);
            } else {
                frames.write(LENGTH_IN_TWO_BYTES);
                frames.write(length >> 8);
                frames.write(length & 0xff);
            }
            frames.write(utf8, from, length);
            from += length;
        } while (from < utf8.length);
        return frames.toByteArray();
    }
}
