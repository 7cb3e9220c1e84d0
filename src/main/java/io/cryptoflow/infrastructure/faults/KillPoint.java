package io.cryptoflow.infrastructure.faults;

/** Where the process can be told to die, as by {@code kill -9}. */
public enum KillPoint {
    /** Nowhere. */
    NONE,
    /** A unit of work has done its work; nothing is committed. */
    BEFORE_COMMIT,
    /** Units of work are committed; nobody was answered and nothing was sent. */
    AFTER_COMMIT,
    /** The venue has taken an order; nothing of that was heard. */
    AFTER_SUBMIT,
    /** The venue has done what a cancel asks; nothing of that was heard. */
    AFTER_CANCEL,
    /** The venue has done what an amendment asks; nothing of that was heard. */
    AFTER_AMEND,
    /** A report of the venue was heard; nothing of that is stored. */
    BEFORE_STORING_REPORT,
    /** Events are committed; nothing of them is published. */
    BEFORE_PUBLISHING,
    /** Events are published; that is not marked. */
    BEFORE_MARKING
}
