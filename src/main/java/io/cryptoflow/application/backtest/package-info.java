/** Backtests: taken on up to a limit, played on worker threads behind everything else, kept for a while. */
package io.cryptoflow.application.backtest;
