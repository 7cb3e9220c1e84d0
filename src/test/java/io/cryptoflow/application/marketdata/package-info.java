/** Tests of the use cases about the market. */
package io.cryptoflow.application.marketdata;
