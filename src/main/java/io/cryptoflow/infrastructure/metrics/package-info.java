/** What is measured, as Micrometer meters; the only package that knows Micrometer. */
package io.cryptoflow.infrastructure.metrics;
