/** Tests of the simulated market. */
package io.cryptoflow.infrastructure.simulated;
