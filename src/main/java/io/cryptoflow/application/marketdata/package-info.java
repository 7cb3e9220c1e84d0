/** Use cases about the market: follow a feed, and answer what it shows. */
package io.cryptoflow.application.marketdata;
