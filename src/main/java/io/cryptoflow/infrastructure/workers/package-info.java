/** Threads for long computations that stand behind everything else whenever a core is wanted. */
package io.cryptoflow.infrastructure.workers;
