/** Tests of the verticles on the bus. */
package io.cryptoflow.entrypoints.bus;
