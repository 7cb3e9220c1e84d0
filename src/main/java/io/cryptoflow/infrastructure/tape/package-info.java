/**
 * Recorded markets from CSV files, replayed; an implementation of the {@code MarketFeed} port.
 *
 * <pre>
 *   file -> BoundedLines -> TapeFormat -> TapeRow -> TapePrints -> TapePrint    on a worker thread (TapeReader, TapeRounds)
 *                                                                      |
 *                     listener <- PrintedBook, TickRule <- Pace <------+        on the caller's context (TapeFeed)
 * </pre>
 */
package io.cryptoflow.infrastructure.tape;
