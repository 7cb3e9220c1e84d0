/** Tests of calls to other processes. */
package io.cryptoflow.infrastructure.grpc;
