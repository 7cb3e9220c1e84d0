/** Verticles that serve the use cases at their addresses and announce what happens; only the root package starts them. */
package io.cryptoflow.entrypoints.bus;
