/** Kraken's spot market: instruments, quotes and candles by REST, books and trades by version 2 of its WebSocket. */
package io.cryptoflow.infrastructure.venue.kraken;
