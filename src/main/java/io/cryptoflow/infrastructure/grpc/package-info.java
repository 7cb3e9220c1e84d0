/**
 * Asks other processes by gRPC: every call of the protocol as a use case, the market of another process as a feed, and
 * streams that are taken up again. Endpoints take turns while they are healthy.
 */
package io.cryptoflow.infrastructure.grpc;
