package io.cryptoflow.infrastructure.faults;

/** What a venue can do wrong; each with a probability of its own, per request or per report. */
public enum VenueFault {
    /** It does what it is asked, and the answer gets lost. */
    LOSE_ANSWER,
    /** It answers with a failure, and did what it was asked. */
    FAIL_ACCEPTED,
    /** It answers with a failure, and did nothing. */
    FAIL_REFUSED,
    /** It takes an order, the answer gets lost, and for one to eight seconds it says that there is no such order. */
    HIDE_ORDER,
    /** It tells a report twice. */
    REPEAT_REPORT,
    /** It tells a report behind the next one. */
    REORDER_REPORT,
    /** It tells a report up to two seconds late. */
    DELAY_REPORT,
    /** It never tells a report unless it is asked. */
    LOSE_REPORT
}
