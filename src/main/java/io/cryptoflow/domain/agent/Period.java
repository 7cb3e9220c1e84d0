package io.cryptoflow.domain.agent;

/** A span of days in the user's time zone. */
public enum Period {
    /** Since midnight. */
    TODAY,
    /** The day before. */
    YESTERDAY,
    /** Since Monday. */
    THIS_WEEK,
    /** Since the first of the month. */
    THIS_MONTH
}
