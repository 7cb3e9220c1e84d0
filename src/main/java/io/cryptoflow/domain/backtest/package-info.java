/**
 * A strategy played over candles of the past: every order of it goes through the matching engine of the paper venue.
 *
 * <pre>
 *   close of candle n: the rules decide -- opening of candle n+1: the market shows Liquidity -- MatchingEngine -- fills
 *                                                      what it did not offer is tried again at the next opening
 * </pre>
 *
 * The same candles and terms have the same result, digit for digit.
 */
package io.cryptoflow.domain.backtest;
