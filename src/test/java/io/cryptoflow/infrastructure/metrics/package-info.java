/** Tests of what is measured. */
package io.cryptoflow.infrastructure.metrics;
