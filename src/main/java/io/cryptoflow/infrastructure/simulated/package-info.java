/** A market made by a generator from a seed, for running without any venue; an implementation of the {@code MarketFeed} port. */
package io.cryptoflow.infrastructure.simulated;
