package io.cryptoflow.entrypoints.bridge;

import java.util.Arrays;

/** Byte arrays one after the other. */
final class Bytes {
    private Bytes() {}

    static byte[] join(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
