/** Tests of what following any venue takes. */
package io.cryptoflow.infrastructure.venue;
