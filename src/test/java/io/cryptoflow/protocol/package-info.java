/** Tests of the messages between processes. */
package io.cryptoflow.protocol;
