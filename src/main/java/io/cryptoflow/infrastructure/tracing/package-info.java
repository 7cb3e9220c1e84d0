/**
 * Traces: what one request set in motion, told to a collector by OTLP. Spans of HTTP, gRPC, the bus and SQL come from Vert.x;
 * those of units of work, of the venue and of the broker, where a request goes on after its answer, are made here. Without a
 * collector nothing of this is in the way: every port stays undecorated.
 */
package io.cryptoflow.infrastructure.tracing;
