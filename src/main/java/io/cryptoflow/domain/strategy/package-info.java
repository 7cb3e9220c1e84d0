/** Indicators of candles and the rules of strategies: what is asked for, never how it is computed. */
package io.cryptoflow.domain.strategy;
