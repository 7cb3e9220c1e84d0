/** Tests of the market of Binance Spot, with what it recorded and documents. */
package io.cryptoflow.infrastructure.venue.binance;
