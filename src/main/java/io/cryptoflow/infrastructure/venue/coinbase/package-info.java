/** Coinbase Exchange: instruments, quotes and candles by REST, books and trades by its public WebSocket feed. */
package io.cryptoflow.infrastructure.venue.coinbase;
