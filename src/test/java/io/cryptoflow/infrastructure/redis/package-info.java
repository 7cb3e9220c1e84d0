/** Proves with a real Redis what processes share, and that each of them goes on without it. */
package io.cryptoflow.infrastructure.redis;
