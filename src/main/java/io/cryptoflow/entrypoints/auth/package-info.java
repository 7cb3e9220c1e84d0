/** Who asks: API keys to principals. The slices {@code http} and {@code bridge} may use it; it uses none of them. */
package io.cryptoflow.entrypoints.auth;
