/** What can be traded, and by which rules; uses {@code value} only. */
package io.cryptoflow.domain.instrument;
