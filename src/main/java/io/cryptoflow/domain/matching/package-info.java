/**
 * A matching engine for one instrument: price first, then time, in whole ticks and lots; a venue drives it, on one thread.
 *
 * <p>One book holds orders and the liquidity that a market shows. At each price they stand in one queue:
 *
 * <pre>
 *   front                                                              back
 *   market 3 | order A | market 0 | order B | market 5      at 100 ticks: 8 lots of the market, two orders
 * </pre>
 *
 * An incoming order eats the queue from its front. What the market adds stands at the back; what it withdraws leaves from
 * the back, so that nobody's place gets worse, and what was taken from it before does not come back by that.
 */
package io.cryptoflow.domain.matching;
