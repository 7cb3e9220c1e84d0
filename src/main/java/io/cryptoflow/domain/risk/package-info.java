/** The gate that every order passes, whoever places it; pure. */
package io.cryptoflow.domain.risk;
