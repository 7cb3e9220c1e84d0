/** Tests of the port of gRPC. */
package io.cryptoflow.entrypoints.grpc;
