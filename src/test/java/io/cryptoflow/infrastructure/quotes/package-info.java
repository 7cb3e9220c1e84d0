/** Proves that quotes are fetched all at once, no more often than needed, and never waited for without end. */
package io.cryptoflow.infrastructure.quotes;
