package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.entrypoints.json.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/**
 * Where a page ends, in a form that clients hand back and do not read. It carries a digest over account and filters, so
 * one that was altered, or is used with others, is noticed; what a page shows is bound to the account of the key anyway.
 */
record Cursor(String context) {
    private static final int DIGEST_LENGTH = 8;

    /** The text for clients of the position of the last thing on a page. */
    String encode(String position) {
        byte[] plain = position.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(plain, plain.length + DIGEST_LENGTH);
        System.arraycopy(digest(position), 0, sealed, plain.length, DIGEST_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The position in {@code text}; fails with INVALID_CURSOR when it is none of this context. */
    <T> T decode(String text, Function<String, T> reader) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            int length = Math.max(0, sealed.length - DIGEST_LENGTH);
            String position = new String(sealed, 0, length, StandardCharsets.UTF_8);
            if (!encode(position).equals(text)) {
                throw invalid();
            }
            return reader.apply(position);
        } catch (IllegalArgumentException forged) {
            throw invalid();
        }
    }

    private static FailureException invalid() {
        return InvalidRequest.field(
                "INVALID_CURSOR", "cursor", "expected the next of the page before, with the same key and filters");
    }

    private byte[] digest(String position) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Arrays.copyOf(
                    digest.digest((context + "\n" + position).getBytes(StandardCharsets.UTF_8)), DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
