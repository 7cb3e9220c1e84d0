/**
 * Binance Spot, public market data only, as documented at {@code developers.binance.com/docs/binance-spot-api-docs}; uses
 * {@code venue} only.
 */
package io.cryptoflow.infrastructure.venue.binance;
