package io.cryptoflow.application;

import java.util.Optional;

/**
 * Why something asked for could not be done, other than by a rule of trading.
 *
 * @param code stable, for programs: {@code ORDER_NOT_FOUND}
 * @param detail a sentence for people, free of secrets
 * @param field the request's field to blame, as clients write it
 */
public record Failure(Kind kind, String code, String detail, Optional<String> field) {
    /** Families of failures; each edge has one table from here to its own codes. */
    public enum Kind {
        /** The request contradicts itself or the contract. */
        INVALID,
        /** The request is well written, and asks for what cannot be. */
        UNPROCESSABLE,
        /** Nobody proved who asks. */
        UNAUTHENTICATED,
        /** The asker may not. */
        FORBIDDEN,
        /** There is no such thing, or not for this asker. */
        NOT_FOUND,
        /** It contradicts what is stored already. */
        CONFLICT,
        /** A part that is needed does not answer now; asking again is safe. */
        UNAVAILABLE,
        /** No answer in time; what happened is not known here; asking again is safe. */
        TIMEOUT
    }
}
