/** Indicators of stored candles, and strategies that run on live ones. */
package io.cryptoflow.application.strategy;
