/**
 * The paper venue: fills orders against the market that the feed shows, without sending them anywhere.
 *
 * <p>An incoming order takes the levels of the book of that moment, best first, up to its limit; what it takes is gone
 * until the feed shows the book anew. A resting order fills when somebody trades at a price strictly beyond its own
 * (below a buy's, above a sell's): at that print's price and at most for its quantity, best price first, then oldest.
 * So every fill carries a price that the book showed or the market printed.
 */
package io.cryptoflow.infrastructure.paper;
