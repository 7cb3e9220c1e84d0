/**
 * Live markets: what following any venue takes; the venues themselves are the packages below, which know only this one. An
 * implementation of the {@code MarketFeed} port.
 *
 * <pre>
 *   listing, snapshots, quotes, candles:  Venue -> VenueHttp (RateBudget)            one call each
 *
 *   stream -> VenueSocket -> MessageReader -> VenueFeed -> TradeLane ------------->  TradePrinted
 *              (silence,      (the venue's)       |
 *               Backoff)                          +-----> BookKeeper ------------->  BookChanged, BookLost
 *                                                          (LevelBook, BookRules, snapshots)
 *
 *   book:   nothing -- snapshot and the deltas after it --> whole -- gap, crossing, contradiction, silence,
 *              ^                                              |        end of the connection
 *              +----------------- BookLost ------------------+
 * </pre>
 */
package io.cryptoflow.infrastructure.venue;
