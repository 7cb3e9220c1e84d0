/**
 * What processes say to each other by gRPC: every call, and how its records become messages of {@code src/main/proto}; for
 * the gRPC entry point, which serves, and the gRPC client in infrastructure, which asks.
 */
package io.cryptoflow.protocol;
