/** The port of gRPC: every call of the protocol is asked on the bus, for clients with a key and for our other processes. */
package io.cryptoflow.entrypoints.grpc;
