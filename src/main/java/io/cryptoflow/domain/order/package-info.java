/**
 * Orders, from the client's wish to the last fill; pure, uses {@code value} and {@code instrument}.
 *
 * <pre>
 *  place -> PENDING_NEW -> NEW -> PARTIALLY_FILLED -> FILLED
 *    |          |  \        |            |
 *    |          |   `-------+------------+--> PENDING_CANCEL -> CANCELED (or FILLED: the fill was faster)
 *  DENIED    REJECTED       `------------+--> EXPIRED, CANCELED
 *               |
 *  UNKNOWN: submitted, and no answer that proves what happened; leads to any of the above once the venue is asked
 *  given up (REJECTED or CANCELED, the venue never saw it) -> PENDING_CANCEL: it did arrive, and filled
 * </pre>
 */
package io.cryptoflow.domain.order;
